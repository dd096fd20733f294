"""A database that is away, or busy."""

from dataclasses import replace

import httpx2
import pytest
from fastapi import FastAPI

from app.api.dependencies import get_database
from app.core.config import Settings
from app.db.session import Database, open_database
from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.databases import UNREACHABLE_URL
from tests.problems import refusal
from tests.settings import make_settings


async def test_without_a_database_the_caller_may_try_again(
    caller: httpx2.AsyncClient, shared_app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_database(make_settings(UNREACHABLE_URL)) as away:
        monkeypatch.setitem(shared_app.dependency_overrides, get_database, lambda: away)

        response = await caller.get(ITEMS)

    assert refusal(response) == (503, "database_unavailable")
    assert response.headers["retry-after"] == "5"


async def test_without_a_free_connection_the_caller_may_try_again(
    caller: httpx2.AsyncClient,
    settings: Settings,
    database: Database,
    shared_app: FastAPI,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one_connection = settings.model_copy(update={"db_pool_size": 1, "db_pool_timeout_seconds": 0.5})
    async with open_database(one_connection) as other, other.readers() as holder:
        await holder.connection()
        busy = replace(database, readers=other.readers)
        monkeypatch.setitem(shared_app.dependency_overrides, get_database, lambda: busy)

        response = await caller.get(ITEMS)

    assert refusal(response) == (503, "overloaded")


async def test_when_the_driver_gives_up_waiting_the_caller_may_try_again(client_with: ClientWith) -> None:
    async def wait_in_vain() -> None:
        raise TimeoutError

    def add_operation(app: FastAPI) -> None:
        app.add_api_route("/slow", wait_in_vain)

    async with client_with(add_operation) as client:
        response = await client.get("/slow")

    assert refusal(response) == (503, "database_unavailable")
