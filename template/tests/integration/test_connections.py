"""Connections come back to their pool, whatever happens to a request."""

import asyncio
from collections.abc import AsyncIterator, Callable

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from structlog.testing import capture_logs

from app.api.dependencies import ReadSessionDep, SessionDep
from app.db.session import Database
from app.models.item import Item
from tests.clients import ClientWith
from tests.pools import all_come_back, connections_in_use
from tests.problems import refusal

REQUESTS = 250


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
def at_work() -> asyncio.Event:
    """What a request sets while it has its connections."""
    return asyncio.Event()


@pytest.fixture
async def requester(
    client_with: ClientWith, new_item: Callable[[str], Item], at_work: asyncio.Event
) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of operations that use both pools and then fail, or never end."""

    async def write_and_fail(session: SessionDep, reader: ReadSessionDep) -> None:
        session.add(new_item("A book"))
        await session.flush()
        await reader.execute(select(Item.id).limit(1))
        raise RuntimeError

    async def write_and_wait(session: SessionDep, reader: ReadSessionDep) -> None:
        session.add(new_item("A book"))
        await session.flush()
        await reader.execute(select(Item.id).limit(1))
        at_work.set()
        await asyncio.Event().wait()

    def add_operations(app: FastAPI) -> None:
        app.add_api_route("/fail", write_and_fail, methods=["POST"])
        app.add_api_route("/wait", write_and_wait, methods=["POST"])

    async with client_with(add_operations) as client:
        yield client


async def test_requests_that_fail_give_their_connections_back(
    requester: httpx2.AsyncClient, database: Database
) -> None:
    with capture_logs() as events:
        for _ in range(REQUESTS):
            response = await requester.post("/fail")

            assert refusal(response) == (500, "internal_error")

    assert [event["log_level"] for event in events].count("error") == REQUESTS
    assert await all_come_back(database)


async def test_requests_that_are_cancelled_give_their_connections_back(
    requester: httpx2.AsyncClient, database: Database, at_work: asyncio.Event
) -> None:
    for _ in range(REQUESTS):
        request = asyncio.create_task(requester.post("/wait"))
        await at_work.wait()
        assert connections_in_use(database.engine) == 1

        request.cancel()
        await asyncio.wait([request])
        at_work.clear()

    assert await all_come_back(database)
