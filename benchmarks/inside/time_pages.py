"""Runs in a service: takes the times of pages and of parts of the feed, all in turn, and prints them as JSON."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from time import perf_counter
from uuid import UUID

from app.core.config import get_settings
from app.db.session import Database, open_database
from app.models.item import Item
from app.repositories.base import total_order
from app.schemas.item import ItemFeedQuery, ItemListQuery, ItemSort
from app.services.item import ItemService
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

LIMIT = 100

Read = Callable[[AsyncSession, int], Awaitable[int]]


async def page(session: AsyncSession, offset: int) -> int:
    """Read a page with the total, as a request does."""
    return len((await ItemService(session).list(ItemListQuery(offset=offset, limit=LIMIT))).rows)


async def page_without_total(session: AsyncSession, offset: int) -> int:
    """Read the rows of the same page alone."""
    statement = select(Item).order_by(*total_order(Item, ItemSort.CREATED_AT)).offset(offset).limit(LIMIT)
    return len((await session.scalars(statement)).all())


def feed(before: dict[int, UUID | None]) -> Read:
    """Make what reads the part of the feed that has the rows of a page, as a request does."""

    async def part(session: AsyncSession, offset: int) -> int:
        return len((await ItemService(session).feed(ItemFeedQuery(after=before[offset], limit=LIMIT))).rows)

    return part


async def ids_before(database: Database, offsets: list[int]) -> dict[int, UUID | None]:
    """Look up the last id before each offset."""
    async with database.readers() as session:
        ids = select(Item.id).order_by(Item.id).limit(1)
        return {offset: await session.scalar(ids.offset(offset - 1)) if offset else None for offset in offsets}


async def time(database: Database, read: Read, offset: int) -> float:
    """Take the time of one reading, from the opening of its session to the close.

    Raises:
        RuntimeError: it was not a full page.
    """
    start = perf_counter()
    async with database.readers() as session:
        found = await read(session, offset)
    taken = perf_counter() - start
    if found != LIMIT:
        raise RuntimeError(f"{found} rows instead of {LIMIT}")
    return taken


async def main(rounds: int, offsets: list[int]) -> None:
    """Take all times in each round, after one that does not count."""
    async with open_database(get_settings()) as database:
        ways = {
            "page": page,
            "page without its total": page_without_total,
            "feed": feed(await ids_before(database, offsets)),
        }
        times: dict[str, dict[int, list[float]]] = {way: {offset: [] for offset in offsets} for way in ways}
        for _ in range(rounds + 1):
            for way, read in ways.items():
                for offset in offsets:
                    times[way][offset].append(await time(database, read, offset))
    json.dump({way: [taken[1:] for taken in of_way.values()] for way, of_way in times.items()}, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), list(map(int, sys.argv[2:]))))
