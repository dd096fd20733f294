"""Tokens that prove that a page of ours makes a request, and how long a session lives."""

from datetime import timedelta

import pytest

from app.core.clock import utc_now
from app.core.opaque_tokens import hash_token, new_token
from app.core.security import SessionLifetime, are_equal, csrf_token
from app.models.auth_session import AuthSession
from app.models.user import User
from app.services.session_use import Caller


def test_a_session_has_one_token_and_no_other_session_has_it() -> None:
    first, second = new_token(), new_token()

    assert csrf_token(first) == csrf_token(first)
    assert csrf_token(first) != csrf_token(second)


def test_the_token_tells_neither_the_session_nor_what_is_stored_of_it() -> None:
    session_token = new_token()

    assert csrf_token(session_token) not in {session_token, hash_token(session_token)}
    assert len(csrf_token(session_token)) == 43


@pytest.mark.parametrize("given", [None, "", "x", "\\udcff", "\N{SNOWMAN}"])
def test_what_is_no_token_is_not_equal_to_one(given: str | None) -> None:
    assert not are_equal(given, csrf_token("session"))


def test_a_token_is_equal_to_itself() -> None:
    assert are_equal(csrf_token("session"), csrf_token("session"))


def test_a_session_never_lives_beyond_its_end() -> None:
    now = utc_now()
    lifetime = SessionLifetime(idle=timedelta(hours=1), absolute=timedelta(days=1))

    assert lifetime.expiry(now=now, ends_at=now + timedelta(days=1)) == now + timedelta(hours=1)
    assert lifetime.expiry(now=now, ends_at=now + timedelta(minutes=1)) == now + timedelta(minutes=1)


def test_a_caller_is_shown_without_its_token() -> None:
    caller = Caller(User(), AuthSession(), "sentinel-that-nobody-may-see")

    assert "sentinel" not in repr(caller)
