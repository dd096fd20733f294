"""`python -m app migrate`."""

import asyncio

import pytest
from sqlalchemy import func, select

from app.core.config import Settings
from app.db.session import open_database
from app.models.item import Item
from tests.command_line import run_command
from tests.served import running


async def count_items(settings: Settings) -> int:
    async with open_database(settings) as database, database.readers() as session:
        return (await session.execute(select(func.count()).select_from(Item))).scalar_one()


def test_an_empty_database_gets_its_tables(environment: pytest.MonkeyPatch, new_settings: Settings) -> None:
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())

    result = run_command("migrate")

    assert result.exit_code == 0
    assert asyncio.run(count_items(new_settings)) == 0


def test_a_database_that_is_up_to_date_stays_as_it_is(environment: pytest.MonkeyPatch, new_settings: Settings) -> None:
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())

    results = [run_command("migrate") for _ in range(2)]

    assert [result.exit_code for result in results] == [0, 0]


async def migrate_in_a_process(settings: Settings) -> tuple[int | None, str]:
    """Run the command as a replica does at its start; return the exit code, and what it said."""
    async with running("migrate", DATABASE_URL=settings.database_url.get_secret_value()) as process:
        output, _ = await process.communicate()
    return process.returncode, output.decode()


async def test_of_replicas_that_start_at_once_one_migrates_and_the_others_wait(new_settings: Settings) -> None:
    ended = await asyncio.gather(*(migrate_in_a_process(new_settings) for _ in range(3)))

    assert [code for code, _ in ended] == [0, 0, 0], ended
    assert sum("Running upgrade  -> 0001" in output for _, output in ended) == 1
