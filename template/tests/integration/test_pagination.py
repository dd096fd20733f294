"""The headers of a page."""

import httpx2
import pytest
from fastapi import Request, Response

from app.api.pagination import send_feed_headers, send_page_headers
from app.core.identifiers import new_id
from app.schemas.page_query import PageQuery
from tests.addresses import ITEMS


@pytest.fixture(autouse=True)
async def items(caller: httpx2.AsyncClient) -> None:
    """Five items."""
    for number in range(5):
        await caller.post(ITEMS, json={"title": f"item {number}"})


def relations(response: httpx2.Response) -> dict[str, str]:
    """Return the links to pages; a version may add links of its own."""
    pages = ("first", "prev", "next", "last")
    return {relation: response.links[relation]["url"] for relation in pages if relation in response.links}


async def test_a_page_tells_how_many_items_there_are(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"limit": 2})

    assert response.headers["x-total-count"] == "5"
    assert len(response.json()) == 2


async def test_a_page_in_the_middle_links_to_its_neighbours(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"limit": 2, "offset": 2})

    assert relations(response) == {
        "first": f"{ITEMS}?offset=0&limit=2",
        "prev": f"{ITEMS}?offset=0&limit=2",
        "next": f"{ITEMS}?offset=4&limit=2",
        "last": f"{ITEMS}?offset=4&limit=2",
    }


async def test_links_repeat_the_rest_of_the_query(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"sort": "-title", "limit": 2})

    assert relations(response)["next"] == f"{ITEMS}?sort=-title&offset=2&limit=2"


async def test_the_first_page_has_no_previous_one(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"limit": 2})

    assert relations(response).keys() == {"first", "next", "last"}


async def test_the_last_page_has_no_next_one(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"limit": 2, "offset": 4})

    assert relations(response).keys() == {"first", "prev", "last"}


async def test_following_the_links_visits_every_item_once(caller: httpx2.AsyncClient) -> None:
    seen: list[str] = []
    address: str | None = f"{ITEMS}?limit=2"
    while address:
        page = await caller.get(address)
        seen += [item["title"] for item in page.json()]
        address = relations(page).get("next")

    assert seen == [f"item {number}" for number in range(5)]


async def test_past_the_end_the_total_and_the_last_page_are_still_told(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"limit": 2, "offset": 10})

    assert response.json() == []
    assert response.headers["x-total-count"] == "5"
    assert relations(response)["last"] == f"{ITEMS}?offset=4&limit=2"


async def test_links_name_no_host(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS)

    assert "localhost" not in response.headers["link"]


async def test_links_hold_no_line_that_a_path_brings() -> None:
    scope = {"type": "http", "path": "/tags/a\r\nX-Evil: b", "query_string": b"", "headers": []}
    response = Response()

    send_page_headers(Request(scope), response, PageQuery(), total=1)
    send_feed_headers(Request(scope), response, following=new_id())

    assert all(link.startswith("</tags/a%0D%0AX-Evil:%20b?") for link in response.headers.getlist("link"))
