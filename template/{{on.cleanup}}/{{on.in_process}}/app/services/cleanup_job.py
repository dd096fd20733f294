"""Cleans up at intervals, for as long as the application runs."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from app.core.config import Settings
from app.db.session import open_database
from app.services.cleanup import clean_up

SECONDS_PER_MINUTE = 60

logger = structlog.get_logger()


class CleanupJob:
    """Cleans up with a connection of its own, which is closed in between."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings.model_copy(update={"db_pool_size": 1})
        self.interval_seconds = settings.cleanup_interval_minutes * SECONDS_PER_MINUTE
        self.random = random.SystemRandom()

    async def run(self) -> None:
        """Clean up for ever; what fails is tried again the next time."""
        while True:
            await asyncio.sleep(self.next_delay())
            try:
                await self.run_once()
            except Exception:
                logger.exception("cleanup.failed")

    async def run_once(self) -> int:
        """Clean up, and return the number of rows that were removed."""
        async with open_database(self.settings) as database:
            removed = await clean_up(database)
        logger.info("cleanup.done", removed=removed)
        return removed

    def next_delay(self) -> float:
        """Return the seconds to wait: half to one and a half intervals, so that processes do not meet."""
        return self.interval_seconds * self.random.uniform(0.5, 1.5)


@asynccontextmanager
async def open_cleanup_job(settings: Settings) -> AsyncIterator[CleanupJob]:
    """Run the job in the background."""
    job = CleanupJob(settings)
    task = asyncio.create_task(job.run())
    try:
        yield job
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
