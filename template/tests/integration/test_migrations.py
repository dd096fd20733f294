"""The migrations, on an empty database."""

import asyncio
import io

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from app.core.config import Settings
from app.db.base import Base
from app.db.engine import create_engine

SCRIPTS = ScriptDirectory.from_config(AlembicConfig("alembic.ini"))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions("base", "heads")][::-1]


@pytest.fixture
def config(new_settings: Settings, environment: pytest.MonkeyPatch) -> AlembicConfig:
    """Migrations of an empty database, as a developer would run them."""
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())
    return AlembicConfig("alembic.ini", output_buffer=io.StringIO(), stdout=io.StringIO())


async def tables(settings: Settings) -> set[str]:
    """List the tables of a database."""

    def names(connection: Connection) -> set[str]:
        return set(inspect(connection).get_table_names())

    engine = create_engine(settings)
    async with engine.connect() as connection:
        found = await connection.run_sync(names)
    await engine.dispose()
    return found


def test_there_is_one_head() -> None:
    assert SCRIPTS.get_heads() == REVISIONS[-1:]


def test_every_migration_can_be_applied_taken_back_and_applied_again(config: AlembicConfig) -> None:
    for revision in REVISIONS:
        command.upgrade(config, revision)
        command.downgrade(config, "-1")
        command.upgrade(config, revision)


def test_the_migrations_make_what_the_models_say(config: AlembicConfig) -> None:
    command.upgrade(config, "head")

    command.check(config)


def test_nothing_is_left_when_all_migrations_are_taken_back(config: AlembicConfig, new_settings: Settings) -> None:
    command.upgrade(config, "head")
    command.downgrade(config, "base")

    assert asyncio.run(tables(new_settings)) == {"alembic_version"}


def test_the_migrations_make_every_table(config: AlembicConfig, new_settings: Settings) -> None:
    command.upgrade(config, "head")

    assert asyncio.run(tables(new_settings)) == {*Base.metadata.tables, "alembic_version"}


def test_the_migrations_can_be_written_as_sql(config: AlembicConfig) -> None:
    command.upgrade(config, "head", sql=True)

    assert isinstance(config.output_buffer, io.StringIO)
    assert "CREATE TABLE item" in config.output_buffer.getvalue()
