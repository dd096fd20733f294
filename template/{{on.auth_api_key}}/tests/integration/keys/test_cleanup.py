"""Removing keys that have ended."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.db.session import Database
from app.models.api_key import ApiKey
from app.services.cleanup import clean_up


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.mark.parametrize("end", ["expires_at", "revoked_at"])
async def test_a_key_that_ended_long_ago_is_removed(
    database: Database, session: AsyncSession, key_ids: list[UUID], end: str
) -> None:
    for key_id, days in zip(key_ids, (31, 29), strict=False):
        ended = update(ApiKey).where(ApiKey.id == key_id)
        await session.execute(ended.values({end: utc_now() - timedelta(days=days)}))
    await session.commit()

    removed = await clean_up(database)

    assert removed == 1
    assert (await session.scalars(select(ApiKey.id).order_by(ApiKey.id))).all() == key_ids[1:]


async def test_live_keys_stay(database: Database, session: AsyncSession, key_ids: list[UUID]) -> None:
    assert await clean_up(database) == 0
    assert (await session.scalars(select(ApiKey.id).order_by(ApiKey.id))).all() == key_ids
