"""Removing what has expired."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.opaque_tokens import hash_token, new_token
from app.db.base import Base
from app.db.session import Database
from app.models.auth_session import AuthSession, RefreshToken
from app.models.rate_limit import RateLimit
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.services import cleanup as module
from app.services.cleanup import clean_up

PAST = timedelta(seconds=-1)
FUTURE = timedelta(days=7)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def open_session(session: AsyncSession, user: User, ends_in: timedelta, *, tokens: int = 1) -> AuthSession:
    """Open a session with some refresh tokens."""
    sessions = AuthSessionRepository(session)
    opened = await sessions.open(user.id, expires_at=utc_now() + ends_in)
    for _ in range(tokens):
        await sessions.add_token(opened.id, hash_token(new_token()))
    await session.commit()
    return opened


async def count(session: AsyncSession, model: type[Base]) -> int:
    return (await session.execute(select(func.count()).select_from(model))).scalar_one()


async def test_a_session_that_expired_is_removed_with_its_tokens(
    database: Database, session: AsyncSession, user: User
) -> None:
    await open_session(session, user, PAST, tokens=3)
    live = await open_session(session, user, FUTURE)

    removed = await clean_up(database)

    assert removed == 1
    assert (await session.scalars(select(AuthSession.id))).all() == [live.id]
    assert (await session.scalars(select(RefreshToken.session_id))).all() == [live.id]


async def test_a_token_that_was_used_long_ago_is_removed(database: Database, session: AsyncSession, user: User) -> None:
    opened = await open_session(session, user, FUTURE, tokens=3)
    long_ago, lately, _ = (await session.scalars(select(RefreshToken.id).order_by(RefreshToken.id))).all()
    for token_id, days in ((long_ago, 31), (lately, 29)):
        used = update(RefreshToken).where(RefreshToken.id == token_id)
        await session.execute(used.values(used_at=utc_now() - timedelta(days=days)))
    await session.commit()

    assert await clean_up(database) == 1
    assert await count(session, RefreshToken) == 2
    assert (await session.scalars(select(AuthSession.id))).all() == [opened.id]


async def test_attempts_that_count_no_more_are_removed(database: Database, session: AsyncSession) -> None:
    for name, ends_in in (("past", PAST), ("future", FUTURE)):
        session.add(RateLimit(key_hash=name, hits=[], expires_at=utc_now() + ends_in))
    await session.commit()

    assert await clean_up(database) == 1
    assert (await session.scalars(select(RateLimit.key_hash))).all() == ["future"]


async def test_many_rows_are_removed_in_batches_up_to_a_bound(
    database: Database, session: AsyncSession, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_SIZE", 2)
    monkeypatch.setattr(module, "MAX_BATCHES", 2)
    for _ in range(5):
        await open_session(session, user, PAST)

    assert [await clean_up(database) for _ in range(3)] == [4, 1, 0]


async def test_several_may_clean_up_at_once(database: Database, session: AsyncSession, user: User) -> None:
    for _ in range(5):
        await open_session(session, user, PAST, tokens=2)

    removed = await asyncio.gather(*(clean_up(database) for _ in range(4)))

    assert sum(removed) == 5
    assert await count(session, AuthSession) == 0
