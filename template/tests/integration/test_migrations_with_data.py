"""The migrations, on a database that holds rows."""

from collections.abc import AsyncIterator, Callable

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.db.session import Database, open_database
from app.models.item import Item
from tests.conftest import migrate


@pytest.fixture
async def database(new_settings: Settings) -> AsyncIterator[Database]:
    """A migrated database of its own."""
    async with open_database(new_settings) as database:
        await migrate(database.engine)
        yield database


@pytest.fixture
async def stored_item(session: AsyncSession, new_item: Callable[[str], Item]) -> None:
    """A stored item."""
    session.add(new_item("A book"))
    await session.commit()


async def run(database: Database, migrate: Callable[[AlembicConfig], None]) -> None:
    """Run a command of Alembic."""

    def run_on(connection: Connection) -> None:
        config = AlembicConfig("alembic.ini")
        config.attributes["connection"] = connection
        migrate(config)

    async with database.engine.begin() as connection:
        await connection.run_sync(run_on)


async def schema(database: Database) -> dict[str, object]:
    """Describe every table: columns, keys, constraints and indexes."""

    def describe(connection: Connection) -> dict[str, object]:
        inspector = inspect(connection)
        return {
            table: (
                [{**column, "type": str(column["type"])} for column in inspector.get_columns(table)],
                inspector.get_pk_constraint(table),
                sorted(inspector.get_foreign_keys(table), key=repr),
                sorted(inspector.get_unique_constraints(table), key=repr),
                sorted(inspector.get_indexes(table), key=repr),
            )
            for table in inspector.get_table_names()
        }

    async with database.engine.connect() as connection:
        return await connection.run_sync(describe)


@pytest.mark.usefixtures("stored_item")
async def test_migrations_that_are_taken_back_and_applied_again_make_the_same_schema(database: Database) -> None:
    before = await schema(database)

    await run(database, lambda config: command.downgrade(config, "base"))
    await run(database, lambda config: command.upgrade(config, "head"))

    assert await schema(database) == before


@pytest.mark.usefixtures("stored_item")
async def test_migrations_fit_the_models_on_a_database_with_rows(database: Database) -> None:
    await run(database, lambda config: command.downgrade(config, "-1"))
    await run(database, lambda config: command.upgrade(config, "head"))

    await run(database, command.check)
