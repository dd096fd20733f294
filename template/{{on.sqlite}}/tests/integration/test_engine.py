"""The engine."""

import pytest
from sqlalchemy import text

from app.db.session import Database


@pytest.mark.parametrize(("pragma", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 1)])
async def test_every_connection_is_prepared(committing_database: Database, pragma: str, value: str | int) -> None:
    async with committing_database.readers() as session:
        found = (await session.execute(text(f"PRAGMA {pragma}"))).scalar_one()

    assert found == value


async def test_whoever_only_reads_does_not_wait_for_a_writer(committing_database: Database) -> None:
    async with committing_database.sessions.begin() as writer, committing_database.readers() as reader:
        await writer.execute(text("DELETE FROM item"))

        assert (await reader.execute(text("SELECT count(*) FROM item"))).scalar_one() == 0
