"""What is remembered of tokens."""

from datetime import timedelta

import pytest

from app.core import remembered_tokens
from app.core.clock import utc_now
from app.core.remembered_tokens import RememberedTokens


@pytest.fixture
def remembered() -> RememberedTokens[str]:
    """Room for two tokens."""
    return RememberedTokens(most=2)


def in_seconds(seconds: int) -> float:
    return (utc_now() + timedelta(seconds=seconds)).timestamp()


def test_a_token_that_was_verified_is_known(remembered: RememberedTokens[str]) -> None:
    remembered.keep("a", "claims of a", ends_at=in_seconds(60))

    assert (remembered.find("a"), remembered.find("b")) == ("claims of a", None)


def test_a_token_that_has_ended_is_not_known(
    remembered: RememberedTokens[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    end = utc_now() + timedelta(seconds=60)
    remembered.keep("a", "claims of a", ends_at=end.timestamp())
    monkeypatch.setattr(remembered_tokens, "utc_now", lambda: end)

    assert remembered.find("a") is None


def test_the_oldest_token_makes_room_for_a_new_one(remembered: RememberedTokens[str]) -> None:
    for token in ("a", "b", "c"):
        remembered.keep(token, token, ends_at=in_seconds(60))

    assert [remembered.find(token) for token in ("a", "b", "c")] == [None, "b", "c"]


def test_a_token_that_is_verified_again_takes_no_room(remembered: RememberedTokens[str]) -> None:
    for token in ("a", "b", "b"):
        remembered.keep(token, token, ends_at=in_seconds(60))

    assert [remembered.find(token) for token in ("a", "b")] == ["a", "b"]
