"""A request whose transaction the database gives up is run again, within bounds."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.dependencies import SessionDep
from app.db.session import Database
from app.models.item import Item
from tests.clients import ClientWith
from tests.databases import DEADLOCK
from tests.problems import refusal

SECONDS = 30


class Operations:
    """Operations that do something and then lose their transaction, and how often each was run."""

    def __init__(self, new_item: Callable[[str], Item], database: Database) -> None:
        self.runs: Counter[str] = Counter()
        self.losses = 0
        self.meeting = asyncio.Barrier(2)
        self._new_item = new_item
        self._database = database

    def add_to(self, app: FastAPI) -> None:
        """Add all of them."""
        app.add_api_route("/items", self.create, methods=["POST"])
        app.add_api_route("/read", self.read, methods=["GET"])
        app.add_api_route("/broken", self.fail, methods=["POST"])
        app.add_api_route("/stream", self.stream, methods=["POST"])
        app.add_api_route("/swap/{first}/{second}", self.swap, methods=["POST"])

    async def create(self, body: dict[str, str], session: SessionDep) -> None:
        """Insert a row, then lose the transaction as often as there are losses."""
        self.runs["create"] += 1
        session.add(self._new_item(body["title"]))
        await session.flush()
        if self.runs["create"] <= self.losses:
            await session.execute(text(DEADLOCK))

    async def read(self, session: SessionDep) -> None:
        """Lose the transaction."""
        self.runs["read"] += 1
        await session.execute(text(DEADLOCK))

    async def fail(self, session: SessionDep) -> None:
        """Fail for a reason that stays."""
        self.runs["fail"] += 1
        await session.execute(text("SELECT nothing"))

    async def stream(self) -> StreamingResponse:
        """Lose the transaction when a part is sent already."""
        self.runs["stream"] += 1

        async def parts() -> AsyncIterator[bytes]:
            yield b"a part"
            async with self._database.sessions.begin() as session:
                await session.execute(text(DEADLOCK))

        return StreamingResponse(parts())

    async def swap(self, first: UUID, second: UUID, session: SessionDep) -> None:
        """Change two rows, and meet the other request between them the first time."""
        self.runs["swap"] += 1
        meets = self.runs["swap"] <= self.meeting.parties
        await rename(session, first)
        if meets:
            await self.meeting.wait()
        await rename(session, second)


async def rename(session: AsyncSession, identifier: UUID) -> None:
    """Change a row, which locks it."""
    await session.execute(update(Item).where(Item.id == identifier).values(title=Item.title + "+"))


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
def operations(new_item: Callable[[str], Item], database: Database) -> Operations:
    """The operations of a test."""
    return Operations(new_item, database)


@pytest.fixture
async def requester(client_with: ClientWith, operations: Operations) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of the operations."""
    async with client_with(operations.add_to) as client:
        yield client


async def stored_titles(database: Database) -> list[str]:
    """Look from a connection of its own."""
    async with database.readers() as session:
        return list(await session.scalars(select(Item.title).order_by(Item.id)))


async def test_a_deadlock_of_two_requests_is_solved_by_running_one_again(
    requester: httpx2.AsyncClient,
    operations: Operations,
    database: Database,
    session: AsyncSession,
    new_item: Callable[[str], Item],
) -> None:
    items = [new_item("A book"), new_item("A pen")]
    session.add_all(items)
    await session.commit()
    one, other = (item.id for item in items)

    async with asyncio.timeout(SECONDS):
        responses = await asyncio.gather(requester.post(f"/swap/{one}/{other}"), requester.post(f"/swap/{other}/{one}"))

    assert [response.status_code for response in responses] == [200, 200]
    assert operations.runs["swap"] == 3
    assert sorted(await stored_titles(database)) == ["A book++", "A pen++"]


async def test_each_run_gets_the_body_and_only_the_last_leaves_something(
    requester: httpx2.AsyncClient, operations: Operations, database: Database
) -> None:
    operations.losses = 2

    response = await requester.post("/items", json={"title": "A book"})

    assert response.status_code == 200
    assert operations.runs["create"] == 3
    assert await stored_titles(database) == ["A book"]


async def test_a_request_that_always_loses_is_refused_after_three_runs(
    requester: httpx2.AsyncClient, operations: Operations, database: Database
) -> None:
    operations.losses = 10

    response = await requester.post("/items", json={"title": "A book"})

    assert refusal(response) == (503, "overloaded")
    assert response.headers["retry-after"] == "5"
    assert operations.runs["create"] == 3
    assert await stored_titles(database) == []


async def test_a_request_that_only_reads_is_refused_at_once(
    requester: httpx2.AsyncClient, operations: Operations
) -> None:
    response = await requester.get("/read")

    assert refusal(response) == (503, "overloaded")
    assert operations.runs["read"] == 1


async def test_a_failure_of_another_kind_is_not_tried_again(
    requester: httpx2.AsyncClient, operations: Operations
) -> None:
    response = await requester.post("/broken")

    assert refusal(response) == (500, "internal_error")
    assert operations.runs["fail"] == 1


async def test_a_request_that_is_being_answered_is_not_run_again(
    requester: httpx2.AsyncClient, operations: Operations
) -> None:
    response = await requester.post("/stream")

    assert response.content == b"a part"
    assert operations.runs["stream"] == 1
