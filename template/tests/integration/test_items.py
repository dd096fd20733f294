"""Items: create, read, change, delete."""

from uuid import UUID, uuid4

import httpx2
import pytest

from tests.addresses import ITEMS
from tests.problems import broken_rules, refusal


@pytest.fixture
async def item(caller: httpx2.AsyncClient) -> dict[str, str]:
    """A stored item."""
    created = await caller.post(ITEMS, json={"title": "A book", "description": "To read"})
    document: dict[str, str] = created.json()
    return document


async def test_a_created_item_is_returned_with_its_location(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, json={"title": "A book"})

    assert response.status_code == 201
    item = response.json()
    assert (item["title"], item["description"]) == ("A book", None)
    assert response.headers["location"] == f"{ITEMS}/{item['id']}"
    assert (await caller.get(response.headers["location"])).json() == item


async def test_the_id_of_an_item_is_of_version_7(item: dict[str, str]) -> None:
    assert UUID(item["id"]).version == 7


@pytest.mark.parametrize("name", ["created_at", "updated_at"])
async def test_the_times_of_an_item_are_in_utc(item: dict[str, str], name: str) -> None:
    assert item[name].endswith("Z")


async def test_a_change_leaves_absent_fields_as_they_are(caller: httpx2.AsyncClient, item: dict[str, str]) -> None:
    response = await caller.patch(f"{ITEMS}/{item['id']}", json={"title": "A better book"})

    assert response.status_code == 200
    changed = response.json()
    assert changed == {**item, "title": "A better book", "updated_at": changed["updated_at"]}


async def test_a_description_can_be_taken_away(caller: httpx2.AsyncClient, item: dict[str, str]) -> None:
    response = await caller.patch(f"{ITEMS}/{item['id']}", json={"description": None})

    assert response.json()["description"] is None


async def test_a_change_of_nothing_changes_nothing(caller: httpx2.AsyncClient, item: dict[str, str]) -> None:
    response = await caller.patch(f"{ITEMS}/{item['id']}", json={})

    assert response.status_code == 200
    assert response.json() == item


async def test_a_title_can_not_be_taken_away(caller: httpx2.AsyncClient, item: dict[str, str]) -> None:
    response = await caller.patch(f"{ITEMS}/{item['id']}", json={"title": None})

    assert broken_rules(response) == {("/title", "string_type")}


async def test_a_deleted_item_is_gone(caller: httpx2.AsyncClient, item: dict[str, str]) -> None:
    response = await caller.delete(f"{ITEMS}/{item['id']}")

    assert (response.status_code, response.content) == (204, b"")
    assert refusal(await caller.get(f"{ITEMS}/{item['id']}")) == (404, "not_found")


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_an_item_that_does_not_exist_is_not_found(caller: httpx2.AsyncClient, method: str) -> None:
    response = await caller.request(method, f"{ITEMS}/{uuid4()}", json={"title": "A book"})

    assert refusal(response) == (404, "not_found")


@pytest.mark.parametrize(
    ("sent", "rule"),
    [
        ({}, ("/title", "missing")),
        ({"title": ""}, ("/title", "too_short")),
        ({"title": "x" * 256}, ("/title", "too_long")),
        ({"title": "x", "description": "x" * 4097}, ("/description", "too_long")),
        ({"title": "x", "id": 1}, ("/id", "extra_forbidden")),
    ],
)
async def test_an_item_that_breaks_a_rule_is_refused(
    caller: httpx2.AsyncClient, sent: dict[str, object], rule: tuple[str, str]
) -> None:
    response = await caller.post(ITEMS, json=sent)

    assert broken_rules(response) == {rule}


async def test_the_longest_texts_are_stored_as_they_are(caller: httpx2.AsyncClient) -> None:
    sent = {"title": "\N{GRINNING FACE}" * 255, "description": "\N{LATIN SMALL LETTER E WITH ACUTE}" * 4096}

    created = await caller.post(ITEMS, json=sent)

    stored = (await caller.get(created.headers["location"])).json()
    assert {name: stored[name] for name in sent} == sent
