"""The documentation of the API."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from app.core.settings.service import Environment
from tests.addresses import ITEMS
from tests.clients import ClientWith, open_client
from tests.problems import refusal

EXPLAINED_BY = {"examples", "$ref", "const"}
# What a generated client turns into the name of a function.
MOST_WORDS = 5
PAGES = ("/api/docs", "/api/redoc")
PATHS = (*PAGES, "/api/openapi.json", "/api/redoc/redoc.js", "/api/docs/assets/swagger-ui-bundle.js")
LOADED = re.compile(r'(?:src|href|spec-url)="([^"]*)"')
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_sources(page: httpx2.Response) -> list[str]:
    """List where a page may take its scripts from."""
    directives = page.headers["content-security-policy"].split("; ")
    return next(directive.split() for directive in directives if directive.startswith("script-src"))[1:]


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


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_loads_all_that_it_needs_from_the_service(client: httpx2.AsyncClient, path: str) -> None:
    loaded = LOADED.findall((await client.get(path)).text)

    assert len(loaded) >= 3
    assert {address: (await client.get(address)).status_code for address in loaded} == dict.fromkeys(loaded, 200)


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_runs_no_scripts_but_its_own(client: httpx2.AsyncClient, path: str) -> None:
    page = await client.get(path)

    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in INLINE_SCRIPT.findall(page.text)]
    assert script_sources(page) == ["'self'", *(f"'sha256-{value}'" for value in hashes)]


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_shows_the_name_of_the_service_as_text(client_with: ClientWith, path: str) -> None:
    async with client_with(project_name="</title><script>alert(1)</script>") as client:
        page = await client.get(path)

    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>" in page.text


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_finds_all_that_it_needs_behind_a_prefix(new_app: FastAPI, path: str) -> None:
    new_app.root_path = "/prefix"

    async with open_client(new_app) as client:
        page = await client.get(path)

    assert all(address.startswith("/prefix/api/") for address in LOADED.findall(page.text))


async def test_paths_are_documented_without_a_slash_at_their_end(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    assert ITEMS in paths
    assert [path for path in paths if path.endswith("/")] == []


async def test_every_operation_has_a_name_of_its_own(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    names = [operation["operationId"] for operations in paths.values() for operation in operations.values()]

    assert len(set(names)) == len(names)
    assert [name for name in names if not name.isidentifier() or name.count("_") > MOST_WORDS] == []


async def test_problems_are_described_once(client: httpx2.AsyncClient) -> None:
    document = (await client.get("/api/openapi.json")).json()

    described = [
        answer["content"]["application/problem+json"]["schema"]
        for operations in document["paths"].values()
        for operation in operations.values()
        for status, answer in operation["responses"].items()
        if int(status) >= 400
    ]
    assert described
    assert [schema for schema in described if schema != {"$ref": "#/components/schemas/Problem"}] == []
    assert document["components"]["schemas"].keys() >= {"Problem", "FieldProblem"}


async def test_a_field_that_may_be_absent_has_no_default_in_a_change(client: httpx2.AsyncClient) -> None:
    document = (await client.get("/api/openapi.json")).json()

    fields = document["components"]["schemas"]["ItemUpdate"]["properties"].values()
    assert not any("default" in field for field in fields)


def is_explained(field: dict[str, Any]) -> bool:
    """Whether a field shows an example, or needs none: a truth value, or what has its values listed."""
    variants = [field, *field.get("anyOf", ())]
    return any(each.keys() & EXPLAINED_BY or each.get("type") == "boolean" for each in variants)


async def test_every_body_shows_by_examples_what_is_wanted(client: httpx2.AsyncClient) -> None:
    document = (await client.get("/api/openapi.json")).json()

    operations = [each for path in document["paths"].values() for each in path.values() if "requestBody" in each]
    contents = [content for operation in operations for content in operation["requestBody"]["content"].values()]
    names = {content["schema"]["$ref"].split("/")[-1] for content in contents}
    schemas = {name: document["components"]["schemas"][name] for name in names}
    assert schemas.keys() >= {"ItemCreate", "ItemUpdate"}
    assert [
        f"{schema}.{name}"
        for schema, described in schemas.items()
        for name, field in described["properties"].items()
        if not is_explained(field)
    ] == []
