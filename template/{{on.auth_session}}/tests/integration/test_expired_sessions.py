"""Removing sessions that have expired."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.services.cleanup import clean_up
from tests.accounts import AddUser, ClientOf


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_a_session_that_was_not_used_for_long_is_removed(
    database: Database, session: AsyncSession, add_user: AddUser, client_of: ClientOf
) -> None:
    users = [await add_user(f"{name}@example.com") for name in ("live", "unused")]
    for user in users:
        await client_of(user)
    unused = update(AuthSession).where(AuthSession.user_id == users[1].id)
    await session.execute(unused.values(expires_at=utc_now() - timedelta(seconds=1)))
    await session.commit()

    assert await clean_up(database) == 1
    assert (await session.scalars(select(AuthSession.user_id))).all() == [users[0].id]
