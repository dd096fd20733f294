"""Access tokens that the service has issued, and others."""

from typing import Any

import jwt
import pytest

from app.core.account_exceptions import InvalidTokenError
from app.core.identifiers import new_id
from app.core.security import HEADER_TYPE, AccessClaims, AccessTokens
from tests.forgery import OTHER_KEY
from tests.signing import CLAIMS, KEY, sign


def test_an_issued_token_is_read_again(tokens: AccessTokens) -> None:
    assert tokens.verify(tokens.issue(CLAIMS)) == CLAIMS


def test_a_token_is_checked_once(tokens: AccessTokens, monkeypatch: pytest.MonkeyPatch) -> None:
    token = tokens.issue(CLAIMS)
    tokens.verify(token)
    monkeypatch.setattr(tokens, "check", None)

    assert tokens.verify(token) == CLAIMS


def test_an_issued_token_names_its_type_and_algorithm(tokens: AccessTokens) -> None:
    assert jwt.get_unverified_header(tokens.issue(CLAIMS)) == {"alg": "HS256", "typ": "at+jwt"}


def test_no_two_tokens_are_alike(tokens: AccessTokens) -> None:
    assert tokens.issue(CLAIMS) != tokens.issue(CLAIMS)


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
