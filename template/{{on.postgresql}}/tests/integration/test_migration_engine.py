"""How migrations reach the database."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.core.config import Settings
from app.db.migrations import LOCK, create_migration_engine, prepare_migrations

TRY_LOCK = text("SELECT pg_try_advisory_xact_lock(:lock)")


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


async def test_a_migration_may_take_its_time(migrating: AsyncConnection) -> None:
    assert (await migrating.execute(text("SHOW statement_timeout"))).scalar_one() == "0"


@pytest.mark.usefixtures("migrating")
async def test_one_process_migrates_at_a_time(engine: AsyncEngine) -> None:
    async with engine.connect() as other:
        assert (await other.execute(TRY_LOCK, {"lock": LOCK})).scalar_one() is False


async def test_the_lock_outlives_a_transaction(engine: AsyncEngine, migrating: AsyncConnection) -> None:
    await migrating.rollback()

    async with engine.connect() as other:
        assert (await other.execute(TRY_LOCK, {"lock": LOCK})).scalar_one() is False


async def test_the_lock_ends_with_the_connection(engine: AsyncEngine, migrating: AsyncConnection) -> None:
    await migrating.close()

    async with engine.connect() as other:
        assert (await other.execute(TRY_LOCK, {"lock": LOCK})).scalar_one() is True


@pytest.mark.usefixtures("migrating")
async def test_who_waits_too_long_for_the_lock_is_told(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.db.migrations.WAIT_SECONDS", 0)

    async with engine.connect() as other:
        with pytest.raises(TimeoutError, match="another process is migrating"):
            await other.run_sync(prepare_migrations)
