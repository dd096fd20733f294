"""What the documentation of the API says of headers."""

from typing import Any

import httpx2
import pytest

from tests.addresses import ITEMS

REFERENCE = "#/components/headers/"


@pytest.fixture
async def document(client: httpx2.AsyncClient) -> dict[str, Any]:
    """The documentation."""
    document: dict[str, Any] = (await client.get("/api/openapi.json")).json()
    return document


def answers_of(document: dict[str, Any], status: str) -> list[dict[str, Any]]:
    """List the answers of all operations with a status."""
    operations = (operation for methods in document["paths"].values() for operation in methods.values())
    return [operation["responses"][status] for operation in operations if status in operation["responses"]]


def documented(document: dict[str, Any], method: str, path: str, status: int) -> set[str]:
    """List the headers of an answer."""
    return set(document["paths"][path][method]["responses"][str(status)].get("headers", {}))


def sent(document: dict[str, Any], response: httpx2.Response) -> set[str]:
    """List the headers of an answer that the documentation knows."""
    return {name for name in document["components"]["headers"] if name in response.headers}


@pytest.mark.parametrize(
    ("status", "header"), [("401", "WWW-Authenticate"), ("429", "Retry-After"), ("503", "Retry-After")]
)
async def test_a_refusal_says_how_to_come_back(document: dict[str, Any], status: str, header: str) -> None:
    assert [answer for answer in answers_of(document, status) if header not in answer["headers"]] == []


async def test_a_header_is_described_once(document: dict[str, Any]) -> None:
    statuses = ("200", "201", "204", "401", "429", "503")
    answers = [answer for status in statuses for answer in answers_of(document, status)]
    used = {name: header for answer in answers for name, header in answer.get("headers", {}).items()}

    assert used == {name: {"$ref": REFERENCE + name} for name in document["components"]["headers"]}
    assert all(header["description"] for header in document["components"]["headers"].values())


async def test_the_headers_of_a_list_are_those_that_are_sent(
    caller: httpx2.AsyncClient, document: dict[str, Any]
) -> None:
    response = await caller.get(ITEMS)

    assert "X-Total-Count" in documented(document, "get", ITEMS, 200)
    assert documented(document, "get", ITEMS, 200) == sent(document, response)


async def test_the_headers_of_a_part_of_a_feed_are_those_that_are_sent(
    caller: httpx2.AsyncClient, document: dict[str, Any]
) -> None:
    for title in ("a", "b"):
        await caller.post(ITEMS, json={"title": title})

    response = await caller.get(f"{ITEMS}/feed", params={"limit": 1})

    assert "Link" in documented(document, "get", f"{ITEMS}/feed", 200)
    assert documented(document, "get", f"{ITEMS}/feed", 200) == sent(document, response)


async def test_the_headers_of_a_new_item_are_those_that_are_sent(
    caller: httpx2.AsyncClient, document: dict[str, Any]
) -> None:
    response = await caller.post(ITEMS, json={"title": "x"})

    assert "Location" in documented(document, "post", ITEMS, 201)
    assert documented(document, "post", ITEMS, 201) == sent(document, response)
