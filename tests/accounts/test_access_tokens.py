"""Access tokens that are out of date, for somebody else, or no tokens at all."""

import time

import pytest

from support.contract.service import Service
from support.security.answers import assert_refused, assert_worthless, show
from support.security.people import Login
from support.security.tokens import Token, assemble, by_secret

ME = "/users/me"
UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER_KEY = "somebody-else's-key-which-is-long-enough-for-every-algorithm-of-the-family"


@pytest.mark.parametrize("kind", ["JWT", "refresh+jwt", None])
def test_a_token_of_another_type_is_refused(service: Service, genuine: Token, kind: str | None) -> None:
    assert_worthless(service, genuine.signed(header={"typ": kind}))


@pytest.mark.parametrize("end", [1, -(2**63), "never", "", None, [], {}, True])
def test_a_token_without_a_future_is_refused(service: Service, genuine: Token, end: object) -> None:
    assert_worthless(service, genuine.signed(claims={"exp": end}))


def test_a_token_is_refused_as_soon_as_its_time_is_over(service: Service, genuine: Token) -> None:
    assert_worthless(service, genuine.signed(claims={"exp": int(time.time()) - 1}))


@pytest.mark.parametrize("end", ["1e400", "-1e400", "Infinity", "NaN"])
def test_a_token_with_an_end_that_is_no_time_is_refused(
    service: Service, genuine: Token, secret_key: str, end: str
) -> None:
    claims = ", ".join(f'"{name}": "{value}"' for name, value in genuine.claims.items() if isinstance(value, str))
    times = f'"iat": {genuine.claims["iat"]}, "nbf": {genuine.claims["nbf"]}, "exp": {end}'

    assert_worthless(service, assemble(genuine.header, f"{{{claims}, {times}}}", by_secret(secret_key)))


@pytest.mark.parametrize("claim", ["nbf", "iat"])
def test_a_token_of_the_future_is_refused(service: Service, genuine: Token, claim: str) -> None:
    assert_worthless(service, genuine.signed(claims={claim: int(time.time()) + 3600}))


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"])
def test_a_token_that_lacks_a_claim_is_refused(service: Service, genuine: Token, claim: str) -> None:
    assert_worthless(service, genuine.signed(lacking=claim))


@pytest.mark.parametrize(
    "claims", [{"iss": "other"}, {"iss": None}, {"aud": "other"}, {"aud": ["other", "another"]}, {"aud": []}]
)
def test_a_token_of_or_for_somebody_else_is_refused(
    service: Service, genuine: Token, claims: dict[str, object]
) -> None:
    assert_worthless(service, genuine.signed(claims=claims))


@pytest.mark.parametrize(
    "subject", ["", "x", 1, None, [], {}, "\0", "\ud800", "9" * 400, str(2**63), 10**18, UNKNOWN, True]
)
def test_a_token_of_nobody_is_refused(service: Service, genuine: Token, subject: object) -> None:
    assert_worthless(service, genuine.signed(claims={"sub": subject}))


@pytest.mark.parametrize("credentials", [b"Bearer", b"Bearer \xff\xfe", b"Bearer a.b.c", b"Bearer " + b"x" * 30_000])
def test_what_is_no_token_is_refused(service: Service, credentials: bytes) -> None:
    assert_refused(show(service, credentials))


@pytest.mark.parametrize("credentials", [b"Basic Og==", b""])
def test_who_shows_no_token_is_asked_for_one(service: Service, credentials: bytes) -> None:
    assert_refused(show(service, credentials), "not_authenticated")


def test_a_token_in_the_address_counts_for_nothing(service: Service, reader: Login) -> None:
    answer = service.client.get(service.path(ME), params={"access_token": reader.access_token})

    assert answer.status_code in {401, 422}, answer.text


def test_two_tokens_are_none(service: Service, reader: Login) -> None:
    header = ("Authorization", f"Bearer {reader.access_token}")

    assert_refused(service.client.get(service.path(ME), headers=[header, header]))


def test_a_token_says_little_and_not_for_long(reader: Login, genuine: Token) -> None:
    me = reader.me().json()
    claims = genuine.claims

    assert genuine.header == {"alg": "HS256", "typ": "at+jwt"}
    assert claims.keys() == {"iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp"}
    assert claims["exp"] - claims["iat"] == 30 * 60
    assert claims["sub"] == me["id"]
    assert me["email"] not in str(claims)
