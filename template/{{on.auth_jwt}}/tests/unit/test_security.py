"""Access and refresh tokens."""

from datetime import timedelta
from typing import Any

import jwt
import pytest

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.identifiers import new_id
from app.core.security import (
    HEADER_TYPE,
    REQUIRED_CLAIMS,
    AccessClaims,
    AccessTokens,
    hash_refresh_token,
    new_refresh_token,
)

KEY = Settings().secret_key.get_secret_value()
OTHER_KEY = "another-key-that-is-long-enough-for-every-algorithm-of-the-family-HS512"
CLAIMS = AccessClaims(user_id=new_id(), session_id=new_id())


@pytest.fixture
def tokens() -> AccessTokens:
    """The issuer, with the settings of development."""
    return AccessTokens(Settings())


@pytest.fixture
def payload(tokens: AccessTokens) -> dict[str, Any]:
    """The claims of a token that is in order."""
    decoded: dict[str, Any] = jwt.decode(tokens.issue(CLAIMS), options={"verify_signature": False})
    return decoded


def sign(payload: dict[str, Any], key: str, *, algorithm: str = "HS256", typ: str | None = HEADER_TYPE) -> str:
    return jwt.encode(payload, key, algorithm=algorithm, headers={"typ": typ})


def test_an_issued_token_is_read_again(tokens: AccessTokens) -> None:
    assert tokens.verify(tokens.issue(CLAIMS)) == CLAIMS


def test_an_issued_token_names_its_type_and_algorithm(tokens: AccessTokens) -> None:
    assert jwt.get_unverified_header(tokens.issue(CLAIMS)) == {"alg": "HS256", "typ": "at+jwt"}


def test_no_two_tokens_are_alike(tokens: AccessTokens) -> None:
    assert tokens.issue(CLAIMS) != tokens.issue(CLAIMS)


def test_the_claims_of_the_fixture_are_accepted(tokens: AccessTokens, payload: dict[str, Any]) -> None:
    assert tokens.verify(sign(payload, KEY)) == CLAIMS


@pytest.mark.parametrize("claim", REQUIRED_CLAIMS)
def test_a_token_that_lacks_a_claim_is_refused(tokens: AccessTokens, payload: dict[str, Any], claim: str) -> None:
    del payload[claim]

    with pytest.raises(InvalidTokenError):
        tokens.verify(sign(payload, KEY))


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "somebody-else"),
        ("aud", "somebody-else"),
        ("aud", ["somebody-else"]),
        ("sub", "no uuid"),
        ("sub", 1),
        ("sub", None),
        ("sid", "no uuid"),
        ("sid", 7),
        ("exp", "soon"),
        ("iat", "then"),
    ],
)
def test_a_token_with_a_wrong_claim_is_refused(
    tokens: AccessTokens, payload: dict[str, Any], claim: str, value: object
) -> None:
    payload[claim] = value

    with pytest.raises(InvalidTokenError):
        tokens.verify(sign(payload, KEY))


@pytest.mark.parametrize(("claim", "seconds"), [("exp", -1), ("nbf", 60), ("iat", 60)])
def test_a_token_out_of_its_time_is_refused(
    tokens: AccessTokens, payload: dict[str, Any], claim: str, seconds: int
) -> None:
    payload[claim] = utc_now() + timedelta(seconds=seconds)

    with pytest.raises(InvalidTokenError):
        tokens.verify(sign(payload, KEY))


def test_the_clock_that_issued_a_token_may_be_a_little_fast(tokens: AccessTokens, payload: dict[str, Any]) -> None:
    payload["nbf"] = utc_now() + timedelta(seconds=5)

    assert tokens.verify(sign(payload, KEY)) == CLAIMS


def test_a_token_of_another_key_is_refused(tokens: AccessTokens, payload: dict[str, Any]) -> None:
    with pytest.raises(InvalidTokenError):
        tokens.verify(sign(payload, OTHER_KEY))


@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_a_token_of_another_algorithm_is_refused(tokens: AccessTokens, payload: dict[str, Any], algorithm: str) -> None:
    with pytest.raises(InvalidTokenError):
        tokens.verify(sign(payload, KEY, algorithm=algorithm))


def test_an_unsigned_token_is_refused(tokens: AccessTokens, payload: dict[str, Any]) -> None:
    unsigned = jwt.encode(payload, "", algorithm="none", headers={"typ": HEADER_TYPE})

    with pytest.raises(InvalidTokenError):
        tokens.verify(unsigned)


@pytest.mark.parametrize("typ", ["JWT", "refresh", None])
def test_a_token_of_another_type_is_refused(tokens: AccessTokens, payload: dict[str, Any], typ: str | None) -> None:
    with pytest.raises(InvalidTokenError):
        tokens.verify(sign(payload, KEY, typ=typ))


@pytest.mark.parametrize("text", ["", ".", "..", "garbage", "a.b.c", "e30.e30.", "\ud800", "\0", "\N{SNOWMAN}.a.b"])
def test_what_is_no_token_is_refused(tokens: AccessTokens, text: str) -> None:
    with pytest.raises(InvalidTokenError):
        tokens.verify(text)


@pytest.mark.parametrize(
    "named",
    [
        {"kid": "../../etc/passwd"},
        {"kid": "' or 1=1"},
        {"jku": "http://127.0.0.1:9/keys"},
        {"x5u": "http://127.0.0.1:9/chain"},
        {"jwk": {"kty": "oct", "k": "AAAA"}},
    ],
)
@pytest.mark.parametrize("key", [KEY, OTHER_KEY])
def test_a_token_that_names_its_key_is_refused(
    tokens: AccessTokens, payload: dict[str, Any], key: str, named: dict[str, Any]
) -> None:
    token = jwt.encode(payload, key, algorithm="HS256", headers={"typ": HEADER_TYPE, **named})

    with pytest.raises(InvalidTokenError):
        tokens.verify(token)


def test_a_changed_token_is_refused(tokens: AccessTokens) -> None:
    header, _, signature = tokens.issue(CLAIMS).split(".")
    _, other, _ = tokens.issue(AccessClaims(user_id=new_id(), session_id=new_id())).split(".")

    with pytest.raises(InvalidTokenError):
        tokens.verify(f"{header}.{other}.{signature}")


def test_a_refresh_token_is_random_and_long() -> None:
    made = {new_refresh_token() for _ in range(100)}

    assert len(made) == 100
    assert {len(token) for token in made} == {43}


@pytest.mark.parametrize("text", ["", "x", "\ud800", "\N{SNOWMAN}"])
def test_every_text_has_a_hash_of_one_length(text: str) -> None:
    assert len(hash_refresh_token(text)) == 64
