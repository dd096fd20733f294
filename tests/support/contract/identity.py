"""Tokens of an identity provider: whose are accepted, and whom they make known."""

import time

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.provider import TokenMaker, new_key


def check_first_sight(service: Service) -> None:
    """Whoever comes with a good token for the first time has an account from then on, and always the same one."""
    headers = service.headers_of_somebody()
    me = service.path("/users/me")

    first, second = (service.client.get(me, headers=headers) for _ in range(2))

    assert first.status_code == 200, first.text
    assert first.json()["id"] == second.json()["id"]
    assert first.json()["is_superuser"] is False


def check_strangers(service: Service) -> None:
    """Who has no token, or one that is not for here, not from there, out of its time or forged, is refused."""
    tokens = maker(service)
    forger = TokenMaker(issuer=tokens.issuer, audience=tokens.audience, key=new_key())
    past = int(time.time()) - 600
    refused = (
        tokens.headers(iss="https://elsewhere.example"),
        tokens.headers(aud="another-service"),
        tokens.headers(exp=past, iat=past - 60),
        tokens.headers(exp=None),
        tokens.headers(sub=None),
        forger.headers(),
        {"Authorization": "Bearer a.b.c"},
    )

    assert_problem(service.client.get(service.path("/users/me")), 401, "not_authenticated")
    for headers in refused:
        answer = service.client.get(service.path("/users/me"), headers=headers)
        assert_problem(answer, 401, "invalid_token")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def check_roles(service: Service) -> None:
    """The provider says who administers the service, with each token anew."""
    tokens, now = maker(service), int(time.time())
    users = service.path("/users")

    promoted = service.client.get(users, headers=tokens.headers(sub="changing", roles=["superuser"], iat=now - 5))
    demoted = service.client.get(users, headers=tokens.headers(sub="changing", roles=[], iat=now))

    assert promoted.status_code == 200, promoted.text
    assert_problem(demoted, 403, "forbidden")


def maker(service: Service) -> TokenMaker:
    """Give what signs tokens of the provider that the service trusts."""
    assert service.introductions.tokens is not None
    return service.introductions.tokens
