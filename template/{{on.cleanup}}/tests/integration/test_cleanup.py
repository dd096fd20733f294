"""Removing what has expired."""

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.db.session import Database
from app.services import cleanup as module
from app.services.cleanup import clean_up
from tests.command_line import run_command
from tests.expired import FUTURE, add_rows, count_rows


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_what_has_expired_is_removed_and_nothing_else(database: Database, session: AsyncSession) -> None:
    await add_rows(session, 2)
    await add_rows(session, 3, FUTURE)

    assert await clean_up(database) == 2
    assert await count_rows(session) == 3


async def test_many_rows_are_removed_in_batches_up_to_a_bound(
    database: Database, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_SIZE", 2)
    monkeypatch.setattr(module, "MAX_BATCHES", 2)
    await add_rows(session, 5)

    assert [await clean_up(database) for _ in range(3)] == [4, 1, 0]


async def test_several_may_clean_up_at_once(database: Database, session: AsyncSession) -> None:
    await add_rows(session, 5)

    removed = await asyncio.gather(*(clean_up(database) for _ in range(4)))

    assert sum(removed) == 5
    assert await count_rows(session) == 0


def test_the_command_cleans_up_once(environment: pytest.MonkeyPatch, committing_settings: Settings) -> None:
    environment.setenv("DATABASE_URL", committing_settings.database_url.get_secret_value())

    result = run_command("cleanup")

    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Removed 0 rows.")
