"""One process migrates at a time."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.core.config import Settings
from app.db.migrations import create_migration_engine, prepare_migrations
from tests.databases import MIGRATIONS_ARE_FREE


@pytest.fixture
async def engine(new_settings: Settings) -> AsyncIterator[AsyncEngine]:
    """The engine of migrations, on an empty database."""
    engine = create_migration_engine(new_settings)
    yield engine
    await engine.dispose()


@pytest.fixture
async def migrating(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection that holds the lock."""
    async with engine.connect() as connection:
        await connection.run_sync(prepare_migrations)
        yield connection


async def is_free(engine: AsyncEngine) -> bool:
    async with engine.connect() as other:
        return bool((await other.execute(text(MIGRATIONS_ARE_FREE))).scalar_one())


@pytest.mark.usefixtures("migrating")
async def test_one_process_migrates_at_a_time(engine: AsyncEngine) -> None:
    assert not await is_free(engine)


async def test_the_lock_outlives_a_transaction(engine: AsyncEngine, migrating: AsyncConnection) -> None:
    await migrating.rollback()

    assert not await is_free(engine)


async def test_the_lock_ends_with_the_connection(engine: AsyncEngine, migrating: AsyncConnection) -> None:
    await migrating.close()

    assert await is_free(engine)


@pytest.mark.usefixtures("migrating")
async def test_who_waits_too_long_for_the_lock_is_told(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.db.migrations.WAIT_SECONDS", 0)

    async with engine.connect() as other:
        with pytest.raises(TimeoutError, match="another process is migrating"):
            await other.run_sync(prepare_migrations)
