"""Runs in a service: fills its database with items, in the order of their creation."""

import asyncio
import sys
from datetime import UTC, datetime
from uuid import UUID

from app.core.config import get_settings
from app.core.identifiers import new_id
from app.db.session import Database, open_database
from app.models.item import Item
from sqlalchemy import insert, text

AT_ONCE = 10_000
# What a server does by itself after a while.
STATISTICS = {"sqlite": "ANALYZE", "postgresql": "VACUUM ANALYZE item", "mysql": "ANALYZE TABLE item"}


def identifiers(number: int) -> list[UUID]:
    """Make ids; those of one millisecond are in no order until they are sorted."""
    return sorted(new_id() for _ in range(number))


def item(identifier: UUID) -> dict[str, object]:
    """Make a row of an id, created when its id says."""
    created_at = datetime.fromtimestamp((identifier.int >> 80) / 1000, UTC)
    title = f"Item {identifier.hex[-8:]}"
    return {
        "id": identifier,
        "title": title,
        "description": f"{title}, of which there are many. " * 2,
        "created_at": created_at,
        "updated_at": created_at,
    }


async def fill(database: Database, number: int) -> None:
    """Insert the rows, and bring the statistics of the planner up to date."""
    ids = identifiers(number)
    for start in range(0, number, AT_ONCE):
        async with database.engine.begin() as connection:
            await connection.execute(insert(Item.__table__), list(map(item, ids[start : start + AT_ONCE])))
    alone = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with alone.connect() as connection:
        await connection.execute(text(STATISTICS[connection.dialect.name]))


async def main(number: int) -> None:
    """Fill the database of the settings."""
    async with open_database(get_settings()) as database:
        await fill(database, number)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
