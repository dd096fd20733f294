"""The claims of access tokens."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.scopes import Scope
from app.core.security import REQUIRED_CLAIMS, AccessTokens
from tests.signing import CLAIMS, KEY, sign


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
        ("scope", None),
        ("scope", 7),
        ("scope", ["items:read"]),
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


def test_a_token_is_narrowed_to_the_scopes_that_it_names(tokens: AccessTokens, payload: dict[str, Any]) -> None:
    payload["scope"] = "items:read of:the:future"

    assert tokens.verify(sign(payload, KEY)).scopes == frozenset({Scope.ITEMS_READ})


def test_the_clock_that_issued_a_token_may_be_a_little_fast(tokens: AccessTokens, payload: dict[str, Any]) -> None:
    payload["nbf"] = utc_now() + timedelta(seconds=5)

    assert tokens.verify(sign(payload, KEY)) == CLAIMS
