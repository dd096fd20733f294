"""Signs of life of a job that runs: without them, it is given to somebody else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog

from app.core.clock import utc_now
from app.db.session import Database
from app.models.job import Job
from app.repositories.job import JobRepository

SIGNS = 3

logger = structlog.get_logger()


@asynccontextmanager
async def keep_alive(database: Database, job: Job, lease: timedelta) -> AsyncIterator[None]:
    """Give signs of life while a job runs, each of which lets it live for a time."""
    task = asyncio.create_task(give_signs(database, job, lease))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def give_signs(database: Database, job: Job, lease: timedelta) -> None:
    """Give a few signs in the time of each; one that fails may be followed by one that does not."""
    while True:
        await asyncio.sleep(lease.total_seconds() / SIGNS)
        try:
            async with database.sessions.begin() as session:
                await JobRepository(session).keep(job, until=utc_now() + lease)
        except Exception:
            logger.exception("job.no_sign_of_life")
