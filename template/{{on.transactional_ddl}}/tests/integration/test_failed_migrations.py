"""A migration that fails half-way leaves nothing behind."""

import asyncio
import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, inspect

from app.core.config import Settings
from app.db.engine import create_engine

FAILING = '''"""Fails after its first statement."""

import sqlalchemy as sa
from alembic import op

revision: str = "failing"
down_revision: str | None = None


def upgrade() -> None:
    op.create_table("half", sa.Column("id", sa.Integer()))
    raise RuntimeError


def downgrade() -> None:
    op.drop_table("half")
'''


@pytest.fixture
def config(tmp_path: Path, new_settings: Settings, environment: pytest.MonkeyPatch) -> AlembicConfig:
    """Migrations that end in one that fails, on an empty database."""
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())
    (tmp_path / "versions").mkdir()
    shutil.copy("migrations/env.py", tmp_path)
    (tmp_path / "versions" / "failing.py").write_text(FAILING, encoding="utf-8")
    config = AlembicConfig("alembic.ini")
    config.set_main_option("script_location", str(tmp_path))
    return config


async def tables(settings: Settings) -> list[str]:
    """List the tables of a database."""

    def names(connection: Connection) -> list[str]:
        return inspect(connection).get_table_names()

    engine = create_engine(settings)
    async with engine.connect() as connection:
        found = await connection.run_sync(names)
    await engine.dispose()
    return found


def test_a_migration_that_fails_half_way_is_taken_back(config: AlembicConfig, new_settings: Settings) -> None:
    with pytest.raises(RuntimeError):
        command.upgrade(config, "head")

    assert asyncio.run(tables(new_settings)) == []
