"""One request, one transaction, committed before the response."""

from collections.abc import Callable
from dataclasses import replace

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import Session
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.dependencies import SessionDep, get_database
from app.db.session import Database
from app.models.item import Item
from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.problems import refusal


class FailingSession(Session):
    """A session that can't commit."""


@event.listens_for(FailingSession, "before_commit")
def fail_to_commit(_session: Session) -> None:
    raise RuntimeError


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
def failing_database(database: Database) -> Database:
    """The same database, in which no transaction can commit."""
    sessions = async_sessionmaker(database.engine, sync_session_class=FailingSession, expire_on_commit=False)
    return replace(database, sessions=sessions)


async def stored_titles(database: Database) -> list[str]:
    """Look from a connection of its own."""
    async with database.readers() as session:
        return list(await session.scalars(select(Item.title)))


def looking_before_the_response(app: ASGIApp, database: Database, seen: list[str]) -> ASGIApp:
    """Note what others see in the database when the response is about to start."""

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        async def look_and_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.extend(await stored_titles(database))
            await send(message)

        await app(scope, receive, look_and_send)

    return look


async def test_a_row_is_committed_before_the_response_starts(
    caller: httpx2.AsyncClient, transport: httpx2.ASGITransport, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(transport, "app", looking_before_the_response(transport.app, database, seen))

    response = await caller.post(ITEMS, json={"title": "A book"})

    assert response.status_code == 201
    assert seen == ["A book"]


async def test_a_failed_commit_is_an_error_and_never_a_success(
    caller: httpx2.AsyncClient,
    shared_app: FastAPI,
    database: Database,
    failing_database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(shared_app.dependency_overrides, get_database, lambda: failing_database)

    response = await caller.post(ITEMS, json={"title": "A book"})

    assert refusal(response) == (500, "internal_error")
    assert await stored_titles(database) == []


async def test_an_error_after_a_write_takes_the_write_back(
    database: Database, new_item: Callable[[str], Item], client_with: ClientWith
) -> None:
    async def write_and_fail(session: SessionDep) -> None:
        session.add(new_item("A book"))
        await session.flush()
        raise RuntimeError

    def add_operation(app: FastAPI) -> None:
        app.add_api_route("/write", write_and_fail, methods=["POST"])

    async with client_with(add_operation) as client:
        response = await client.post("/write")

    assert refusal(response) == (500, "internal_error")
    assert await stored_titles(database) == []
