"""`python -m app migrate`."""

import asyncio

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from app.__main__ import cli
from app.core.config import Settings
from app.db.session import open_database
from app.models.item import Item


async def count_items(settings: Settings) -> int:
    async with open_database(settings) as database, database.readers() as session:
        return (await session.execute(select(func.count()).select_from(Item))).scalar_one()


def test_an_empty_database_gets_its_tables(environment: pytest.MonkeyPatch, new_settings: Settings) -> None:
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())

    result = CliRunner().invoke(cli, ["migrate"])

    assert result.exit_code == 0
    assert asyncio.run(count_items(new_settings)) == 0


def test_a_database_that_is_up_to_date_stays_as_it_is(environment: pytest.MonkeyPatch, new_settings: Settings) -> None:
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())

    results = [CliRunner().invoke(cli, ["migrate"]) for _ in range(2)]

    assert [result.exit_code for result in results] == [0, 0]
