"""Each version serves the same data; lists differ."""

from datetime import date

import httpx2
import pytest

from app.core.api_versions import DAYS
from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.problems import refusal

FIRST, PAGES = "2026-01-01", "2026-06-01"
NEWEST = DAYS[-1].isoformat()
ENDING = {"deprecation", "sunset"}


def wants(version: str) -> dict[str, str]:
    """Ask for a version."""
    return {"X-API-Version": version}


@pytest.fixture(autouse=True)
async def items(caller: httpx2.AsyncClient) -> None:
    """Three items."""
    for title in ("a", "b", "c"):
        await caller.post(ITEMS, json={"title": title})


async def test_a_list_of_the_first_version_is_an_array(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, headers=wants(FIRST))

    assert [item["title"] for item in response.json()] == ["a", "b", "c"]


async def test_a_list_of_the_second_version_is_a_page_of_the_same_items(caller: httpx2.AsyncClient) -> None:
    query = {"limit": 2, "offset": 1}
    items = (await caller.get(ITEMS, params=query, headers=wants(FIRST))).json()

    response = await caller.get(ITEMS, params=query, headers=wants(PAGES))

    assert response.json() == {"data": items, "total": 3, **query}


@pytest.mark.parametrize("version", [FIRST, NEWEST])
async def test_lists_have_the_headers_of_a_page_in_each_version(caller: httpx2.AsyncClient, version: str) -> None:
    response = await caller.get(ITEMS, params={"limit": 2}, headers=wants(version))

    assert response.headers["x-total-count"] == "3"
    assert response.links["next"]["url"] == f"{ITEMS}?offset=2&limit=2"


async def test_what_did_not_change_is_the_same_in_each_version(caller: httpx2.AsyncClient) -> None:
    created = await caller.post(ITEMS, json={"title": "d"}, headers=wants(PAGES))

    assert created.status_code == 201
    read = await caller.get(created.headers["location"], headers=wants(FIRST))
    assert read.json() == created.json()


async def test_without_a_version_the_default_one_is_served(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS)

    assert isinstance(response.json(), list)
    assert response.headers["x-api-version"] == FIRST


async def test_the_default_version_is_a_setting(client_with: ClientWith) -> None:
    async with client_with(api_version_default=date.fromisoformat(NEWEST)) as client:
        response = await client.get("/api/nowhere")

    assert response.headers["x-api-version"] == NEWEST


@pytest.mark.parametrize(
    ("day", "version"), [("2026-03-04", FIRST), ("2026-05-31", FIRST), ("2026-06-02", PAGES), ("9999-12-31", NEWEST)]
)
async def test_a_day_means_the_newest_version_of_that_day(caller: httpx2.AsyncClient, day: str, version: str) -> None:
    response = await caller.get(ITEMS, headers=wants(day))

    assert response.headers["x-api-version"] == version
    assert response.json() == (await caller.get(ITEMS, headers=wants(version))).json()


@pytest.mark.parametrize(
    "wanted", ["2025-12-31", "newest", "", "20260101", "2026-W01-1", "2026-02-30", "2026-1-1", "\xb2"]
)
async def test_a_version_that_does_not_exist_is_refused_with_those_that_do(
    caller: httpx2.AsyncClient, wanted: str
) -> None:
    response = await caller.get(ITEMS, headers={b"X-API-Version": wanted.encode("latin-1")})

    assert refusal(response) == (400, "unsupported_version")
    assert response.json()["supported"] == [version.isoformat() for version in DAYS]
    assert "x-api-version" not in response.headers


async def test_two_versions_are_none(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, headers=[("X-API-Version", FIRST), ("X-API-Version", NEWEST)])

    assert refusal(response) == (400, "unsupported_version")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", ITEMS, 200), ("GET", "/api/nowhere", 404), ("PUT", ITEMS, 405), ("POST", ITEMS, 422)],
)
async def test_every_answer_names_its_version_and_depends_on_it(
    caller: httpx2.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await caller.request(method, path, headers=wants(NEWEST), json={} if method != "GET" else None)

    assert response.status_code == status
    assert response.headers["x-api-version"] == NEWEST
    assert "X-API-Version" in response.headers["vary"]


@pytest.mark.parametrize("path", ["/health", "/problems"])
async def test_what_is_no_part_of_the_api_has_no_version(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(path, headers=wants("nonsense"))

    assert response.status_code == 200
    assert "x-api-version" not in response.headers


async def test_the_first_version_announces_its_end(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, headers=wants(FIRST))

    assert response.headers["deprecation"] == "@1780272000"
    assert response.headers["sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"


async def test_the_newest_version_announces_no_end(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, headers=wants(NEWEST))

    assert response.headers.keys().isdisjoint(ENDING)
