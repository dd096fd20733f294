"""Liveness and readiness."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI

from app.api.dependencies import get_database
from app.core.config import Settings
from app.db.session import open_database
from app.main import create_app
from tests.clients import open_client
from tests.databases import UNREACHABLE_URL
from tests.problems import refusal
from tests.settings import make_settings


@pytest.fixture
async def without_database(new_app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application whose database is away."""
    async with open_database(make_settings(UNREACHABLE_URL)) as away, open_client(new_app) as client:
        new_app.dependency_overrides[get_database] = lambda: away
        yield client


async def test_health_answers_that_the_process_lives(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


async def test_only_the_head_of_health_may_be_asked_for(client: httpx2.AsyncClient) -> None:
    response = await client.head("/health")

    assert (response.status_code, response.headers["content-length"], response.content) == (200, "15", b"")


async def test_readiness_names_what_was_checked(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "checks": {"database": "ok", "schema": "ok"}}


@pytest.mark.usefixtures("engine")
async def test_an_application_opens_the_database_of_its_settings(settings: Settings) -> None:
    async with open_client(create_app(settings)) as client:
        response = await client.get("/health/ready")

    assert response.status_code == 200


async def test_readiness_does_not_wait_for_the_connections_of_requests(new_app: FastAPI, settings: Settings) -> None:
    one_connection = settings.model_copy(update={"db_pool_size": 1})
    async with open_database(one_connection) as busy, open_client(new_app) as client, busy.readers() as holder:
        await holder.connection()
        new_app.dependency_overrides[get_database] = lambda: busy

        response = await client.get("/health/ready")

    assert response.status_code == 200


async def test_readiness_is_refused_when_the_database_is_away(without_database: httpx2.AsyncClient) -> None:
    response = await without_database.get("/health/ready")

    assert refusal(response) == (503, "database_unavailable")
    assert response.headers["retry-after"] == "5"
    assert response.json()["checks"] == {"database": "unavailable"}


async def test_the_process_lives_when_the_database_is_away(without_database: httpx2.AsyncClient) -> None:
    response = await without_database.get("/health")

    assert response.status_code == 200
