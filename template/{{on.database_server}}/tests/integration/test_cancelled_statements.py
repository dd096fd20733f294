"""A request that is cancelled, at whatever moment."""

import gc
from collections.abc import Callable, Iterator

import anyio
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from app.api.dependencies import ReadSessionDep, SessionDep
from app.db.session import Database
from app.models.item import Item
from tests.clients import ClientWith
from tests.pools import all_come_back

REQUESTS = 250
LATEST_MILLISECONDS = 10


@pytest.fixture
def database(committing_database: Database) -> Iterator[Database]:
    """A database of its own, in which transactions really commit."""
    yield committing_database
    # asyncio tells of what was cancelled once it is thrown away: here, and not in the log of a later test.
    gc.collect()


async def test_it_leaves_both_rows_or_none_and_gives_its_connections_back(
    client_with: ClientWith, database: Database, new_item: Callable[[str], Item]
) -> None:
    async def write_twice(session: SessionDep, reader: ReadSessionDep) -> None:
        session.add(new_item("One"))
        await session.flush()
        await reader.execute(select(Item.id).limit(1))
        session.add(new_item("Other"))

    def add_operation(app: FastAPI) -> None:
        app.add_api_route("/write", write_twice, methods=["POST"])

    async with client_with(add_operation) as client:
        for number in range(REQUESTS):
            with anyio.move_on_after(number % LATEST_MILLISECONDS / 1000):
                await client.post("/write")
        assert await all_come_back(database)
        response = await client.post("/write")

    counts = select(func.count()).select_from(Item).group_by(Item.title)
    async with database.readers() as session:
        one, other = await session.scalars(counts)
    assert response.status_code == 200
    assert one == other
