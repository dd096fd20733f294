"""Feeds of items: every item once, in the order of creation."""

import httpx2
import pytest

from app.core.identifiers import new_id
from tests.addresses import ITEMS
from tests.problems import broken_rules

FEED = f"{ITEMS}/feed"


@pytest.fixture
async def created(caller: httpx2.AsyncClient) -> list[str]:
    """The ids of five items."""
    return [(await caller.post(ITEMS, json={"title": f"item {number}"})).json()["id"] for number in range(5)]


async def ids(caller: httpx2.AsyncClient, address: str) -> list[str]:
    response = await caller.get(address)
    assert response.status_code == 200
    return [item["id"] for item in response.json()["data"]]


async def test_a_feed_without_items_is_empty(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(FEED)

    assert response.json() == {"data": [], "next": None}
    assert "next" not in response.links


async def test_a_feed_that_fits_has_no_next_part(caller: httpx2.AsyncClient, created: list[str]) -> None:
    response = await caller.get(FEED, params={"limit": len(created)})

    assert [item["id"] for item in response.json()["data"]] == created
    assert response.json()["next"] is None


async def test_the_next_part_is_found_by_the_last_item_of_this_one(
    caller: httpx2.AsyncClient, created: list[str]
) -> None:
    response = await caller.get(FEED, params={"limit": 2})

    assert response.json()["next"] == created[1]
    assert await ids(caller, f"{FEED}?limit=2&after={created[1]}") == created[2:4]


@pytest.mark.parametrize("sort", ["created_at", "-created_at"])
async def test_following_the_links_visits_every_item_once(
    caller: httpx2.AsyncClient, created: list[str], sort: str
) -> None:
    seen: list[str] = []
    address: str | None = f"{FEED}?limit=2&sort={sort}"
    while address:
        part = await caller.get(address)
        seen += [item["id"] for item in part.json()["data"]]
        address = part.links.get("next", {}).get("url")

    assert seen == (created[::-1] if sort.startswith("-") else created)


async def test_an_item_that_is_gone_still_tells_where_to_go_on(caller: httpx2.AsyncClient, created: list[str]) -> None:
    await caller.delete(f"{ITEMS}/{created[1]}")

    assert await ids(caller, f"{FEED}?after={created[1]}") == created[2:]


async def test_a_new_item_moves_no_other_to_another_part(caller: httpx2.AsyncClient, created: list[str]) -> None:
    first = await ids(caller, f"{FEED}?limit=2&sort=-created_at")
    await caller.post(ITEMS, json={"title": "a new one"})

    assert await ids(caller, f"{FEED}?limit=2&sort=-created_at&after={first[-1]}") == created[1:3][::-1]


@pytest.mark.usefixtures("created")
async def test_a_feed_can_be_searched(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(FEED, params={"q": "ITEM 3"})

    assert [item["title"] for item in response.json()["data"]] == ["item 3"]


@pytest.mark.usefixtures("created")
async def test_after_the_last_item_nothing_follows(caller: httpx2.AsyncClient) -> None:
    assert await ids(caller, f"{FEED}?after={new_id()}") == []


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ({"after": "first"}, ("after", "uuid_parsing")),
        ({"limit": 0}, ("limit", "greater_than_equal")),
        ({"limit": 1001}, ("limit", "less_than_equal")),
        ({"sort": "title"}, ("sort", "enum")),
        ({"offset": 5}, ("offset", "extra_forbidden")),
    ],
)
async def test_a_query_that_breaks_a_rule_is_refused(
    caller: httpx2.AsyncClient, query: dict[str, int | str], rule: tuple[str, str]
) -> None:
    response = await caller.get(FEED, params=query)

    assert broken_rules(response) == {rule}
