"""Text is kept and compared alike on every database."""

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.item import Item
from tests.addresses import ITEMS


async def titles(caller: httpx2.AsyncClient, **query: str) -> list[str]:
    return [item["title"] for item in (await caller.get(ITEMS, params=query)).json()]


@pytest.mark.parametrize(
    "title", ["😀 emoji", "日本語", "e\u0301", " spaces on both sides ", "tab\tand\nline", "\\ ' \" % _"]
)
async def test_a_title_comes_back_as_it_was_sent(caller: httpx2.AsyncClient, title: str) -> None:
    created = (await caller.post(ITEMS, json={"title": title})).json()

    assert (await caller.get(f"{ITEMS}/{created['id']}")).json()["title"] == title


@pytest.mark.parametrize("other", ["Book", "book ", "boók", "bo\u00f6k"])
async def test_titles_are_equal_only_if_all_of_their_characters_are(
    caller: httpx2.AsyncClient, session: AsyncSession, other: str
) -> None:
    await caller.post(ITEMS, json={"title": "book"})

    found = (await session.scalars(select(Item).where(Item.title == other))).all()

    assert found == []


async def test_titles_are_sorted_by_code_point(caller: httpx2.AsyncClient) -> None:
    for title in ("b", "ä", "B", "a", "😀", "_"):
        await caller.post(ITEMS, json={"title": title})

    assert await titles(caller, sort="title") == ["B", "_", "a", "b", "ä", "😀"]


@pytest.mark.parametrize(("title", "q"), [("Éclair", "éCLAIR"), ("ПРИВЕТ", "привет"), ("50% OFF", "% off")])
async def test_a_search_does_not_tell_upper_from_lower_case(caller: httpx2.AsyncClient, title: str, q: str) -> None:
    await caller.post(ITEMS, json={"title": title})
    await caller.post(ITEMS, json={"title": "something else"})

    assert await titles(caller, q=q) == [title]


async def test_a_search_tells_accents_apart(caller: httpx2.AsyncClient) -> None:
    await caller.post(ITEMS, json={"title": "éclair"})

    assert await titles(caller, q="eclair") == []
