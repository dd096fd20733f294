"""Lists of items: order, search and rules of the query."""

import httpx2
import pytest

from tests.addresses import ITEMS
from tests.problems import broken_rules


@pytest.fixture
async def items(caller: httpx2.AsyncClient) -> list[str]:
    """The titles of stored items, in the order of their creation."""
    titles = ["b", "50% off", "a_c", "abc", "500 OFF"]
    for title in titles:
        await caller.post(ITEMS, json={"title": title})
    return titles


async def titles(caller: httpx2.AsyncClient, **query: str | int) -> list[str]:
    response = await caller.get(ITEMS, params=query)
    assert response.status_code == 200
    return [item["title"] for item in response.json()]


async def test_a_list_without_items_is_empty(caller: httpx2.AsyncClient) -> None:
    assert await titles(caller) == []


async def test_items_are_listed_in_the_order_of_their_creation(caller: httpx2.AsyncClient, items: list[str]) -> None:
    assert await titles(caller) == items


@pytest.mark.parametrize("sort", ["created_at", "title"])
@pytest.mark.usefixtures("items")
async def test_a_minus_turns_the_order_round(caller: httpx2.AsyncClient, sort: str) -> None:
    ascending = await titles(caller, sort=sort)

    descending = await titles(caller, sort=f"-{sort}")

    assert descending == ascending[::-1]


async def test_items_can_be_listed_by_title(caller: httpx2.AsyncClient) -> None:
    for title in ("b", "c", "a"):
        await caller.post(ITEMS, json={"title": title})

    assert await titles(caller, sort="title") == ["a", "b", "c"]


async def test_equal_items_keep_their_order_over_pages(caller: httpx2.AsyncClient) -> None:
    created = [(await caller.post(ITEMS, json={"title": "same"})).json()["id"] for _ in range(5)]

    pages = [await caller.get(ITEMS, params={"sort": "title", "limit": 1, "offset": offset}) for offset in range(5)]

    assert [item["id"] for page in pages for item in page.json()] == sorted(created)


@pytest.mark.parametrize(
    ("q", "found"), [("%", ["50% off"]), ("_", ["a_c"]), ("off", ["50% off", "500 OFF"]), ("\\", []), ("", None)]
)
async def test_a_search_takes_every_character_for_itself(
    caller: httpx2.AsyncClient, items: list[str], q: str, found: list[str] | None
) -> None:
    assert await titles(caller, q=q) == (items if found is None else found)


async def test_an_order_that_is_not_offered_is_refused(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ITEMS, params={"sort": "id"})

    assert broken_rules(response) == {("sort", "enum")}


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ({"limit": 0}, ("limit", "greater_than_equal")),
        ({"limit": 1001}, ("limit", "less_than_equal")),
        ({"offset": -1}, ("offset", "greater_than_equal")),
        ({"offset": 2**31}, ("offset", "less_than_equal")),
        ({"q": "x" * 101}, ("q", "too_long")),
        ({"q": "a\0b"}, ("q", "value_error")),
        ({"page": 1}, ("page", "extra_forbidden")),
    ],
)
async def test_a_query_that_breaks_a_rule_is_refused(
    caller: httpx2.AsyncClient, query: dict[str, int | str], rule: tuple[str, str]
) -> None:
    response = await caller.get(ITEMS, params=query)

    assert broken_rules(response) == {rule}


async def test_the_largest_offset_is_past_the_end_and_no_error(caller: httpx2.AsyncClient) -> None:
    assert await titles(caller, offset=2**31 - 1) == []
