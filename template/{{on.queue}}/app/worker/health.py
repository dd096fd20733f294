"""Whether a worker or scheduler of this machine is alive: a file that it touches at intervals says so."""

import asyncio
import tempfile
import time
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.db.session import Database

INTERVAL_SECONDS = 5
STALE_SECONDS = 30


class Process(StrEnum):
    """The processes that answer no requests."""

    WORKER = "worker"
    SCHEDULER = "scheduler"


def health_file(process: Process) -> Path:
    """Return the file of a kind of process."""
    return Path(tempfile.gettempdir()) / f"{process}.alive"


def is_alive(process: Process) -> bool:
    """Whether a process has said lately that it works."""
    try:
        age = time.time() - health_file(process).stat().st_mtime
    except FileNotFoundError:
        return False
    return age < STALE_SECONDS


async def say_alive(process: Process, database: Database) -> None:
    """Say so at intervals, as long as the event loop and the database answer."""
    while True:
        with suppress(SQLAlchemyError, OSError):
            async with asyncio.timeout(INTERVAL_SECONDS), database.reserve() as session:
                await session.execute(select(1))
            health_file(process).touch()
        await asyncio.sleep(INTERVAL_SECONDS)
