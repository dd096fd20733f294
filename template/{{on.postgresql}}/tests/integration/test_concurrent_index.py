"""An index that is built while the service works, by replicas that start at once."""

import asyncio
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.config import Settings
from app.db.session import open_database
from tests.served import running

MIGRATIONS = {
    "a": """
revision: str = "a"
down_revision: str | None = None


def upgrade() -> None:
    op.execute("CREATE TABLE filled AS SELECT number FROM generate_series(1, 100000) AS number")
""",
    "b": """
revision: str = "b"
down_revision: str | None = "a"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.create_index("ix_filled_number", "filled", ["number"], postgresql_concurrently=True)
""",
}


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """Migrations that fill a table and build an index on it; the address of their settings."""
    (tmp_path / "migrations" / "versions").mkdir(parents=True)
    shutil.copy("alembic.ini", tmp_path)
    shutil.copy("migrations/env.py", tmp_path / "migrations")
    for name, migration in MIGRATIONS.items():
        file = tmp_path / "migrations" / "versions" / f"{name}.py"
        file.write_text(f"from alembic import op\n{migration}", encoding="utf-8")
    return tmp_path / "alembic.ini"


async def migrate(config: Path, settings: Settings) -> tuple[int | None, str]:
    """Migrate as a replica does; return the exit code, and what it said."""
    url = settings.database_url.get_secret_value()
    arguments = ("--config", str(config), "upgrade", "head")
    async with running(*arguments, module="alembic", DATABASE_URL=url) as process:
        output, _ = await process.communicate()
    return process.returncode, output.decode()


async def test_of_replicas_that_start_at_once_one_builds_it(migrations: Path, new_settings: Settings) -> None:
    ended = await asyncio.gather(*(migrate(migrations, new_settings) for _ in range(3)))

    assert [code for code, _ in ended] == [0, 0, 0], ended
    async with open_database(new_settings) as database, database.readers() as session:
        valid = text("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_filled_number'::regclass")
        assert (await session.execute(valid)).scalar_one() is True
