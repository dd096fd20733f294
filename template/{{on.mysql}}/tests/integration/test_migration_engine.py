"""How migrations reach the database."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.core.config import Settings
from app.db.migrations import LOCK, create_migration_engine, prepare_migrations
from app.db.session import Database

IS_FREE = text(f"SELECT IS_FREE_LOCK({LOCK})")


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


@pytest.mark.usefixtures("migrating")
async def test_one_process_migrates_at_a_time(engine: AsyncEngine) -> None:
    async with engine.connect() as other:
        assert (await other.execute(IS_FREE)).scalar_one() == 0


async def test_the_lock_outlives_a_transaction(engine: AsyncEngine, migrating: AsyncConnection) -> None:
    await migrating.rollback()

    async with engine.connect() as other:
        assert (await other.execute(IS_FREE)).scalar_one() == 0


async def test_the_lock_ends_with_the_connection(engine: AsyncEngine, migrating: AsyncConnection) -> None:
    await migrating.close()

    async with engine.connect() as other:
        assert (await other.execute(IS_FREE)).scalar_one() == 1


async def test_who_waits_too_long_for_the_lock_is_told(
    engine: AsyncEngine, migrating: AsyncConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not migrating.closed
    monkeypatch.setattr("app.db.migrations.WAIT_SECONDS", 0)

    async with engine.connect() as other:
        with pytest.raises(TimeoutError, match="another process is migrating"):
            await other.run_sync(prepare_migrations)


async def test_tables_keep_every_character_and_compare_by_code_point(committing_database: Database) -> None:
    collations = text("SELECT DISTINCT table_collation FROM information_schema.tables WHERE table_schema = DATABASE()")
    async with committing_database.readers() as session:
        found = (await session.scalars(collations)).all()

    assert [collation in {"utf8mb4_nopad_bin", "utf8mb4_0900_bin"} for collation in found] == [True]


async def test_ids_take_sixteen_bytes(committing_database: Database) -> None:
    columns = text(
        "SELECT DISTINCT column_type FROM information_schema.columns"
        " WHERE table_schema = DATABASE() AND column_name = 'id'"
    )
    async with committing_database.readers() as session:
        assert (await session.scalars(columns)).all() == ["binary(16)"]
