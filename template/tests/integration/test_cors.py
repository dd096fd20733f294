"""Calls from web pages."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.defects import add_defects

ORIGIN = "https://app.example.com"


@pytest.fixture
async def page(client_with: ClientWith) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application with defects that allows one origin."""
    async with client_with(add_defects, allowed_origins=(ORIGIN,)) as page:
        yield page


@pytest.mark.parametrize("path", ["/health/ready", "/nowhere", "/defect"])
async def test_an_allowed_origin_may_read_answers_and_errors(page: httpx2.AsyncClient, path: str) -> None:
    response = await page.get(path, headers={"origin": ORIGIN})

    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert "X-Total-Count" in response.headers["access-control-expose-headers"]


@pytest.mark.parametrize("origin", ["https://evil.example", f"{ORIGIN}.evil.example", "null", "http://app.example.com"])
async def test_a_foreign_origin_may_read_nothing(page: httpx2.AsyncClient, origin: str) -> None:
    response = await page.get("/nowhere", headers={"origin": origin})

    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("headers", [{}, {"origin": ORIGIN}, {"origin": "https://evil.example"}])
async def test_what_is_kept_for_one_origin_is_not_given_to_another(
    page: httpx2.AsyncClient, headers: dict[str, str]
) -> None:
    response = await page.get("/api/openapi.json", headers=headers)

    assert {"Accept-Encoding", "Origin"} <= set(response.headers["vary"].split(", "))


async def test_an_allowed_origin_may_ask_first(page: httpx2.AsyncClient) -> None:
    asked = {"origin": ORIGIN, "access-control-request-method": "PATCH"}

    response = await page.options(ITEMS, headers=asked)

    assert response.status_code == 200
    assert "PATCH" in response.headers["access-control-allow-methods"]


async def test_a_foreign_origin_asks_in_vain(page: httpx2.AsyncClient) -> None:
    asked = {"origin": "https://evil.example", "access-control-request-method": "PATCH"}

    response = await page.options(ITEMS, headers=asked)

    assert (response.status_code, response.content) == (204, b"")
    assert "access-control-allow-origin" not in response.headers


async def test_a_page_may_send_the_headers_that_are_documented_and_no_others(page: httpx2.AsyncClient) -> None:
    asked = {"origin": ORIGIN, "access-control-request-method": "POST"}
    components = (await page.get("/api/openapi.json")).json()["components"]
    documented = {name for scheme in components.get("securitySchemes", {}).values() for name in header_of(scheme)}
    documented |= {each["name"] for each in components.get("parameters", {}).values() if each["in"] == "header"}

    response = await page.options(ITEMS, headers=asked)

    allowed = response.headers["access-control-allow-headers"].split(", ")
    assert set(allowed) == {
        "Accept",
        "Accept-Language",
        "Content-Language",
        "Content-Type",
        "X-Request-ID",
        *documented,
    }


async def test_a_page_may_read_the_headers_that_are_documented(page: httpx2.AsyncClient) -> None:
    documented = (await page.get("/api/openapi.json")).json()["components"]["headers"]

    response = await page.get("/nowhere", headers={"origin": ORIGIN})

    exposed = response.headers["access-control-expose-headers"].split(", ")
    assert set(exposed) == {"X-Request-ID", *documented} - {"WWW-Authenticate"}


def header_of(scheme: dict[str, str]) -> list[str]:
    """Return the header in which a proof is sent, if it is one that pages set."""
    if scheme["type"] != "apiKey":
        return ["Authorization"]
    return [scheme["name"]] if scheme["in"] == "header" else []


async def test_by_default_no_origin_is_allowed(client: httpx2.AsyncClient) -> None:
    response = await client.get("/nowhere", headers={"origin": ORIGIN})

    assert "access-control-allow-origin" not in response.headers
