"""Who calls: anybody."""

from collections.abc import Callable

import httpx2
import pytest

from app.models.item import Item


@pytest.fixture
def caller(client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A caller who may use items."""
    return client


@pytest.fixture
def new_item() -> Callable[[str], Item]:
    """Makes an item that is not stored yet."""
    return lambda title: Item(title=title)
