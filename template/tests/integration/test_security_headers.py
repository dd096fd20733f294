"""Headers that tell browsers what to refuse."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI

from app.core.settings.service import Environment
from tests.clients import ClientWith, open_client
from tests.defects import add_defects

EXPECTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
}


@pytest.fixture
async def client(new_app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application with defects."""
    add_defects(new_app)
    async with open_client(new_app) as client:
        yield client


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/defect"])
async def test_every_response_is_closed_to_framing_sniffing_and_caching(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED


async def test_a_refused_host_gets_the_headers_too(client: httpx2.AsyncClient) -> None:
    response = await client.get("/nowhere", headers={"host": "evil.example"})

    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED


async def test_production_demands_https(client_with: ClientWith) -> None:
    async with client_with(environment=Environment.PRODUCTION) as client:
        response = await client.get("/health")

    assert response.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


async def test_development_does_not_demand_https(client: httpx2.AsyncClient) -> None:
    assert "strict-transport-security" not in (await client.get("/health")).headers


async def test_no_header_names_the_server(client: httpx2.AsyncClient) -> None:
    assert "server" not in (await client.get("/health")).headers
