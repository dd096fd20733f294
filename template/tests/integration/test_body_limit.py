"""Bodies that are too large."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from app.core.config import Settings
from tests.addresses import ITEMS
from tests.problems import refusal

JSON = {"content-type": "application/json"}
ITEM = b'{"title": "A book"}'


async def chunks(size: int) -> AsyncIterator[bytes]:
    """Send an item in parts, without announcing its length."""
    yield ITEM
    for _ in range((size - len(ITEM)) // 1024):
        yield b" " * 1024


async def test_a_body_of_the_largest_size_is_read(caller: httpx2.AsyncClient, settings: Settings) -> None:
    response = await caller.post(ITEMS, content=ITEM.ljust(settings.max_body_bytes), headers=JSON)

    assert response.status_code == 201


async def test_a_body_with_a_byte_more_is_refused(caller: httpx2.AsyncClient, settings: Settings) -> None:
    response = await caller.post(ITEMS, content=ITEM.ljust(settings.max_body_bytes + 1), headers=JSON)

    assert refusal(response) == (413, "body_too_large")


async def test_a_body_without_a_length_is_read(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(ITEMS, content=chunks(4096), headers=JSON)

    assert response.status_code == 201


async def test_a_body_without_a_length_is_refused_when_it_gets_too_large(
    caller: httpx2.AsyncClient, settings: Settings
) -> None:
    response = await caller.post(ITEMS, content=chunks(settings.max_body_bytes + 2048), headers=JSON)

    assert refusal(response) == (413, "body_too_large")


@pytest.mark.parametrize("length", ["a lot", "-1", "1e3"])
async def test_a_length_that_is_no_number_does_not_hide_a_large_body(
    caller: httpx2.AsyncClient, settings: Settings, length: str
) -> None:
    body = ITEM.ljust(settings.max_body_bytes + 1)

    response = await caller.post(ITEMS, content=body, headers={**JSON, "content-length": length})

    assert refusal(response) == (413, "body_too_large")
