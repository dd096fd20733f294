"""The documentation of the API."""

import httpx2
import pytest

from app.core.settings.service import Environment
from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.problems import refusal

PATHS = ("/api/docs", "/api/redoc", "/api/openapi.json")


@pytest.mark.parametrize("path", PATHS)
async def test_the_documentation_is_open_in_development(client: httpx2.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 200


@pytest.mark.parametrize("path", PATHS)
async def test_the_documentation_is_closed_in_production(client_with: ClientWith, path: str) -> None:
    async with client_with(environment=Environment.PRODUCTION) as client:
        response = await client.get(path)

    assert refusal(response) == (404, "not_found")


async def test_the_documentation_can_be_opened_in_production(client_with: ClientWith) -> None:
    async with client_with(environment=Environment.PRODUCTION, docs_enabled=True) as client:
        response = await client.get("/api/docs")

    assert response.status_code == 200


async def test_paths_are_documented_without_a_slash_at_their_end(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    assert ITEMS in paths
    assert [path for path in paths if path.endswith("/")] == []


async def test_every_operation_has_a_name_of_its_own(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    names = [operation["operationId"] for operations in paths.values() for operation in operations.values()]

    assert len(set(names)) == len(names)


async def test_a_field_that_may_be_absent_has_no_default_in_a_change(client: httpx2.AsyncClient) -> None:
    document = (await client.get("/api/openapi.json")).json()

    fields = document["components"]["schemas"]["ItemUpdate"]["properties"].values()
    assert not any("default" in field for field in fields)
