"""Each version of the API is documented by itself."""

import httpx2
import pytest

from app.api.documentation_versions import NAMES
from app.core.settings.service import Environment
from tests.addresses import BASES, ITEMS
from tests.clients import ClientWith
from tests.problems import refusal

PAGES = ("/api/docs", "/api/redoc")
SHAPES = {"array": min(NAMES), "object": max(NAMES)}


@pytest.mark.parametrize("name", NAMES)
async def test_a_document_holds_one_version_and_what_has_none(client: httpx2.AsyncClient, name: str) -> None:
    document = (await client.get(f"/api/openapi/{name}.json")).json()

    below = {path.removesuffix("/items") for path in document["paths"] if path.endswith("/items")}
    assert document["info"]["version"] == name
    assert len(below) == 1
    assert below <= set(BASES)
    assert "/health" in document["paths"]


@pytest.mark.parametrize(("shape", "name"), SHAPES.items())
async def test_lists_are_documented_in_the_shape_of_the_version(
    client: httpx2.AsyncClient, shape: str, name: str
) -> None:
    document = (await client.get(f"/api/openapi/{name}.json")).json()

    path = next(path for path in document["paths"] if path.endswith("/items"))
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    described = document["components"]["schemas"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema
    assert described["type"] == shape


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", NAMES)
async def test_each_version_has_pages(client: httpx2.AsyncClient, page: str, name: str) -> None:
    shown = await client.get(page, params={"version": name})

    assert shown.status_code == 200
    assert f"/api/openapi/{name}.json" in shown.text


async def test_every_page_links_to_all_versions(client: httpx2.AsyncClient) -> None:
    document = (await client.get("/api/openapi.json")).json()

    assert all(f"(?version={name})" in document["info"]["description"] for name in NAMES)
    assert ITEMS in document["paths"]


@pytest.mark.parametrize("path", [*(f"{page}?version=nothing" for page in PAGES), "/api/openapi/nothing.json"])
async def test_a_version_that_does_not_exist_has_no_documentation(client: httpx2.AsyncClient, path: str) -> None:
    assert refusal(await client.get(path)) == (404, "not_found")


@pytest.mark.parametrize("name", NAMES)
async def test_the_documents_are_closed_in_production(client_with: ClientWith, name: str) -> None:
    async with client_with(environment=Environment.PRODUCTION) as client:
        response = await client.get(f"/api/openapi/{name}.json")

    assert refusal(response) == (404, "not_found")
