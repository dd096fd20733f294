"""The connections of a database, as tests count them."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool

from app.db.session import Database

ATTEMPTS = 1000
PAUSE_SECONDS = 0.01


def connections_in_use(engine: AsyncEngine) -> int:
    """Count the connections of an engine that somebody has."""
    assert isinstance(engine.pool, QueuePool)
    return engine.pool.checkedout()


async def all_come_back(database: Database) -> bool:
    """Whether nobody has a connection any more; what was cancelled is closed a moment later."""
    readers: AsyncEngine = database.readers.kw["bind"]
    for _ in range(ATTEMPTS):
        if connections_in_use(database.engine) == connections_in_use(readers) == 0:
            return True
        await asyncio.sleep(PAUSE_SECONDS)
    return False
