"""Liveness and readiness."""

import httpx2
from fastapi import FastAPI

from app.api.dependencies import get_database
from app.db.session import open_database
from tests.databases import UNREACHABLE_URL
from tests.settings import make_settings


async def test_health_answers_that_the_process_lives(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


async def test_readiness_names_what_was_checked(client: httpx2.AsyncClient) -> None:
    response = await client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ready", "checks": {"database": "ok"}}


async def test_readiness_is_503_with_a_problem_when_the_database_is_away(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    async with open_database(make_settings(UNREACHABLE_URL)) as away:
        app.dependency_overrides[get_database] = lambda: away

        response = await client.get("/health/ready")

    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert response.json()["code"] == "database_unavailable"
    assert (await client.get("/health")).status_code == 200
