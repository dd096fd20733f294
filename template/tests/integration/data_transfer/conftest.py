"""A database with data, another without, and the commands that carry the data over."""

import asyncio
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import Result

from app.core.config import Settings, get_settings
from app.db.session import Database
from app.models.item import Item
from tests.command_line import run_command
from tests.databases import new_database
from tests.integration.data_transfer.contents import Run
from tests.settings import make_settings

TITLE = " \N{GRINNING FACE}\t\r\n\x01 \u2028 'quoted' "


@pytest.fixture
def database(committing_database: Database) -> Database:
    """The database that data is carried from."""
    return committing_database


@pytest.fixture
def run(environment: pytest.MonkeyPatch) -> Run:
    """Runs a command on a database, in a thread that has no event loop yet."""

    async def run(settings: Settings, *arguments: str) -> Result:
        environment.setenv("DATABASE_URL", settings.database_url.get_secret_value())
        get_settings.cache_clear()
        return await asyncio.to_thread(run_command, *arguments)

    return run


@pytest.fixture
def empty_target() -> Iterator[Settings]:
    """A database without tables."""
    with new_database() as url:
        yield make_settings(url)


@pytest.fixture
async def target(empty_target: Settings, run: Run) -> Settings:
    """A migrated database that data is carried to."""
    assert (await run(empty_target, "migrate")).exit_code == 0
    return empty_target


@pytest.fixture
async def stored(session: AsyncSession, new_item: Callable[[str], Item]) -> list[Item]:
    """Two items of the database that data is carried from."""
    items = [new_item(TITLE), new_item("the second")]
    session.add_all(items)
    await session.commit()
    return sorted(items, key=attrgetter("id"))


@pytest.fixture
async def exported(stored: list[Item], committing_settings: Settings, run: Run, tmp_path: Path) -> Path:
    """The file of that database."""
    path = tmp_path / "data.jsonl"
    result = await run(committing_settings, "export-data", str(path))
    assert result.exit_code == 0, result.exception
    assert len(stored) == 2
    return path
