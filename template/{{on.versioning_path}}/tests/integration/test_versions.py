"""Both versions serve the same data; lists differ."""

import httpx2
import pytest

from app.api.version_endings import ENDINGS
from tests.addresses import BASES

ANNOUNCED = {"Deprecation", "Sunset", "Link"}


@pytest.fixture(autouse=True)
async def items(caller: httpx2.AsyncClient) -> None:
    """Three items."""
    for title in ("a", "b", "c"):
        await caller.post("/api/v1/items", json={"title": title})


async def test_a_list_of_version_1_is_an_array(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/v1/items")

    assert [item["title"] for item in response.json()] == ["a", "b", "c"]


async def test_a_list_of_version_2_is_a_page_of_the_same_items(caller: httpx2.AsyncClient) -> None:
    query = {"limit": 2, "offset": 1}
    items = (await caller.get("/api/v1/items", params=query)).json()

    response = await caller.get("/api/v2/items", params=query)

    assert response.json() == {"data": items, "total": 3, **query}


async def test_a_list_of_version_2_has_the_headers_of_a_page(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/v2/items", params={"limit": 2})

    assert response.headers["x-total-count"] == "3"
    assert response.links["next"]["url"] == "/api/v2/items?offset=2&limit=2"


async def test_what_did_not_change_is_served_by_version_2_as_well(caller: httpx2.AsyncClient) -> None:
    created = await caller.post("/api/v2/items", json={"title": "d"})

    assert created.status_code == 201
    assert created.headers["location"] == f"/api/v2/items/{created.json()['id']}"
    assert (await caller.get(f"/api/v1/items/{created.json()['id']}")).json() == created.json()


async def test_version_1_announces_its_end_and_its_successor(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/v1/items")

    assert response.headers["deprecation"] == "@1767225600"
    assert response.headers["sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"
    assert response.links["successor-version"]["url"] == "/api/v2/items"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/nowhere", 404), ("PUT", "/api/v1/items", 405), ("POST", "/api/v1/items", 422)],
)
async def test_errors_of_version_1_announce_its_end_too(
    caller: httpx2.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await caller.request(method, path, json={})

    assert response.status_code == status
    assert response.headers.keys() >= {"deprecation", "sunset"}


async def test_the_successor_of_a_path_in_any_script_is_a_valid_address(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/v1/items/\N{GREEK SMALL LETTER ALPHA}>")

    assert response.status_code == 422
    assert response.links["successor-version"]["url"] == "/api/v2/items/%CE%B1%3E"


async def test_only_what_belongs_to_version_1_announces_its_end(caller: httpx2.AsyncClient) -> None:
    response = await caller.get("/api/v10/items")

    assert "deprecation" not in response.headers


async def test_the_documentation_announces_the_end_of_versions_that_end_alone(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    announcing = {
        path
        for path, methods in paths.items()
        for operation in methods.values()
        if all(answer.get("headers", {}).keys() >= ANNOUNCED for answer in operation["responses"].values())
    }
    assert announcing == {path for path in paths if path.startswith(tuple(f"{base}/" for base in ENDINGS))}


async def test_the_newest_version_announces_no_end(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(f"{BASES[-1]}/items")

    assert response.headers.keys().isdisjoint({"deprecation", "sunset"})
    assert "successor-version" not in response.links
