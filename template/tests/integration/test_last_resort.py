"""Failures outside of all middleware that answers for them."""

from collections.abc import AsyncIterator
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI

from app.core.settings.service import Environment
from tests.clients import ClientWith, open_client
from tests.defects import FAILING_PATH, SENTINEL, FailingMiddleware
from tests.problems import refusal


def fail_outermost(app: FastAPI) -> None:
    """Put what fails around all else."""
    app.add_middleware(FailingMiddleware)


@pytest.fixture
async def client(new_app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application whose outermost middleware fails."""
    fail_outermost(new_app)
    async with open_client(new_app) as client:
        yield client


async def test_a_failure_outside_of_all_is_a_problem_without_its_cause(client: httpx2.AsyncClient) -> None:
    response = await client.get(FAILING_PATH)

    assert refusal(response) == (500, "internal_error")
    assert SENTINEL not in response.text


async def test_a_failure_outside_of_all_has_an_id_of_its_own(client: httpx2.AsyncClient) -> None:
    response = await client.get(FAILING_PATH)

    assert UUID(response.headers["x-request-id"]).version == 7
    assert response.json()["request_id"] == response.headers["x-request-id"]


async def test_a_failure_outside_of_all_ends_the_connection_and_is_not_kept(client: httpx2.AsyncClient) -> None:
    response = await client.get(FAILING_PATH)

    assert response.headers["connection"] == "close"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("environment", "demanded"), [(Environment.PRODUCTION, True), (Environment.TEST, False)])
async def test_a_failure_outside_of_all_demands_https_in_production(
    client_with: ClientWith, environment: Environment, *, demanded: bool
) -> None:
    async with client_with(fail_outermost, environment=environment) as client:
        response = await client.get(FAILING_PATH)

    assert ("strict-transport-security" in response.headers) is demanded
