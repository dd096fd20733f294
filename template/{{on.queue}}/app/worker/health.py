"""Says that a worker or scheduler is alive, to whoever looks after its container."""

import asyncio
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.db.session import Database
from app.worker_probe import Process, health_file

INTERVAL_SECONDS = 5


async def say_alive(process: Process, database: Database) -> None:
    """Say so at intervals, as long as the event loop and the database answer."""
    while True:
        with suppress(SQLAlchemyError, OSError):
            async with asyncio.timeout(INTERVAL_SECONDS), database.reserve() as session:
                await session.execute(select(1))
            health_file(process).touch()
        await asyncio.sleep(INTERVAL_SECONDS)
