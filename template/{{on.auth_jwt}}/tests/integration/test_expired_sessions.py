"""Removing sessions that have expired, and their tokens."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.opaque_tokens import hash_token, new_token
from app.db.session import Database
from app.models.auth_session import AuthSession, RefreshToken
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.services.cleanup import clean_up

PAST = timedelta(seconds=-1)
FUTURE = timedelta(days=7)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def open_session(session: AsyncSession, user: User, ends_in: timedelta, *, tokens: int) -> AuthSession:
    """Open a session with some refresh tokens."""
    sessions = AuthSessionRepository(session)
    opened = await sessions.open(user.id, expires_at=utc_now() + ends_in)
    for _ in range(tokens):
        await sessions.add_token(opened.id, hash_token(new_token()))
    await session.commit()
    return opened


async def test_a_session_that_expired_is_removed_with_its_tokens(
    database: Database, session: AsyncSession, user: User
) -> None:
    await open_session(session, user, PAST, tokens=3)
    live = await open_session(session, user, FUTURE, tokens=1)

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
    assert (await session.execute(select(func.count()).select_from(RefreshToken))).scalar_one() == 2
    assert (await session.scalars(select(AuthSession.id))).all() == [opened.id]
