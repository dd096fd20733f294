"""How migrations reach the database."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.config import Settings
from app.db.migrations import create_migration_engine

TABLES = (
    "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
    "CREATE TABLE child (parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE)",
    "INSERT INTO parent VALUES (1)",
    "INSERT INTO child VALUES (1)",
)


@pytest.fixture
async def connection(new_settings: Settings) -> AsyncIterator[AsyncConnection]:
    """A connection of migrations, to a parent with a child."""
    engine = create_migration_engine(new_settings)
    async with engine.connect() as connection:
        for statement in TABLES:
            await connection.execute(text(statement))
        yield connection
    await engine.dispose()


async def test_a_migration_waits_for_others_longer_than_a_request(connection: AsyncConnection) -> None:
    assert (await connection.execute(text("PRAGMA busy_timeout"))).scalar_one() == 3_600_000


async def test_a_table_that_is_copied_keeps_its_children(connection: AsyncConnection) -> None:
    await connection.execute(text("DROP TABLE parent"))

    assert (await connection.execute(text("SELECT count(*) FROM child"))).scalar_one() == 1
