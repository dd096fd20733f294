"""Sessions in a cookie: what the cookie is like, when it is good, and what it needs besides."""

from support.contract.callers import COOKIE, cookie, token_of
from support.contract.problems import assert_problem
from support.contract.service import Service

USER = {"id", "email", "full_name", "is_active", "is_superuser", "is_verified", "created_at", "updated_at"}
ATTRIBUTES = {"secure", "httponly", "samesite=lax", "path=/"}
FOREIGN = "https://elsewhere.example"


def check_cookie(service: Service) -> None:
    """A login sets a cookie that only this host gets back, and that no script reads; nothing is told to caches."""
    answer = service.introductions.login(service.register())

    name, _, attributes = answer.headers["Set-Cookie"].partition(";")
    told = {part.strip().lower() for part in attributes.split(";")}
    assert name.startswith(f"{COOKIE}=")
    assert told >= ATTRIBUTES
    assert not any(part.startswith("domain") for part in told)
    assert len(token_of(answer)) >= 43
    assert answer.json().keys() == USER | {"csrf_token"}
    assert answer.headers["Cache-Control"] == "no-store"


def check_strangers(service: Service) -> None:
    """Who has no session, a forged one or a wrong password is refused."""
    me = service.path("/users/me")
    wrong = service.register() | {"password": "a wrong password 4711"}

    assert_problem(service.client.get(me), 401, "not_authenticated")
    for forged in ("a" * 43, "..", "a" * 8000):
        answer = service.client.get(me, headers={"Cookie": f"{COOKIE}={forged}"})
        assert answer.status_code in {401, 431}, answer.text
    assert_problem(service.client.post(service.path("/auth/login"), json=wrong), 401, "invalid_credentials")


def check_proof(service: Service) -> None:
    """Whatever changes something needs the token that belongs to the cookie, and no page elsewhere may ask for it."""
    items, new = service.path("/items"), {"title": "proven"}
    mine, others = service.headers_of_somebody(), service.headers_of_somebody()
    alone = {"Cookie": mine["Cookie"]}

    for proof in ({}, {"X-CSRF-Token": "a"}, {"X-CSRF-Token": others["X-CSRF-Token"]}):
        assert_problem(service.client.post(items, headers=alone | proof, json=new), 403, "csrf_failed")
    elsewhere = service.client.post(items, headers=mine | {"Origin": FOREIGN}, json=new)
    assert_problem(elsewhere, 403, "csrf_failed")
    assert service.client.get(items, headers=alone).json() == []
    assert service.client.post(items, headers=mine, json=new).status_code == 201


def check_foreign_login(service: Service) -> None:
    """A page elsewhere logs nobody in."""
    answer = service.client.post(service.path("/auth/login"), json=service.register(), headers={"Origin": FOREIGN})

    assert_problem(answer, 403, "csrf_failed")


def check_fixation(service: Service) -> None:
    """A login gives a new session, and ends the one that was sent along."""
    account = service.register()
    first = service.introductions.login(account)

    second = service.introductions.login(account, cookie(first))

    assert token_of(second) != token_of(first)
    assert_refused(service, cookie(first))
    assert service.client.get(service.path("/users/me"), headers=cookie(second)).status_code == 200


def check_ends(service: Service) -> None:
    """A logout ends a session at once, a logout everywhere and a new password the others as well."""
    account = service.register()
    here, there, last = (cookie(service.introductions.login(account)) for _ in range(3))

    assert service.client.post(service.path("/auth/logout"), headers=here).status_code == 204
    assert_refused(service, here)
    change = {"current_password": account["password"], "new_password": "another fine password 48"}
    changed = service.client.post(service.path("/auth/password/change"), headers=there, json=change)
    assert changed.status_code == 204, changed.text
    assert_refused(service, there)
    assert_refused(service, last)
    service.client.cookies.clear()


def assert_refused(service: Service, headers: dict[str, str]) -> None:
    """Hold the service to knowing nobody by these headers."""
    assert service.client.get(service.path("/users/me"), headers=headers).status_code == 401
