"""A transaction that can't be put in an order with others is run again."""

import asyncio
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from app.api.dependencies import SessionDep
from app.db.session import Database
from app.models.item import Item
from tests.clients import ClientWith

SECONDS = 30


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_two_requests_that_count_before_they_insert_see_each_other(
    client_with: ClientWith, database: Database, new_item: Callable[[str], Item]
) -> None:
    meeting = asyncio.Barrier(2)
    runs = 0

    async def insert_numbered(session: SessionDep) -> None:
        nonlocal runs
        runs += 1
        meets = runs <= meeting.parties
        await session.connection(execution_options={"isolation_level": "SERIALIZABLE"})
        number = await session.scalar(select(func.count()).select_from(Item))
        if meets:
            await meeting.wait()
        session.add(new_item(f"Item {number}"))

    def add_operation(app: FastAPI) -> None:
        app.add_api_route("/numbered", insert_numbered, methods=["POST"])

    async with asyncio.timeout(SECONDS), client_with(add_operation) as client:
        responses = await asyncio.gather(client.post("/numbered"), client.post("/numbered"))

    async with database.readers() as session:
        titles = sorted(await session.scalars(select(Item.title)))
    assert [response.status_code for response in responses] == [200, 200]
    assert (titles, runs) == (["Item 0", "Item 1"], 3)
