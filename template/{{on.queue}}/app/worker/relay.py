"""Sends jobs that are due to the broker; every process of the service may do so."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.db.session import Database, open_database
from app.repositories.job import JobRepository
from app.tasks.enqueue import outboxes
from app.tasks.queue import open_sender
from app.tasks.sender import Sender

INTERVAL_SECONDS = 1.0
LONGEST_INTERVAL_SECONDS = 30.0
STOP_SECONDS = 5.0
BATCH_SIZE = 100
# More wait in the database: a broker that holds the messages of few jobs stays quick, and loses few.
MOST_SENT = 1000

logger = structlog.get_logger()


class Relay:
    """Sends what is due at intervals, and at once when this process has committed a job.

    A message that nobody has taken after some patience is sent again: the broker may have lost it. Where workers are
    just slow, that would fill the broker, so the patience grows.
    """

    def __init__(self, database: Database, sender: Sender, patience: timedelta) -> None:
        self.database = database
        self.sender = sender
        self.patience = patience
        self.woken = asyncio.Event()
        self.is_stopping = False
        self.random = random.SystemRandom()

    def wake(self) -> None:
        """Look for jobs now."""
        self.woken.set()

    def stop(self) -> None:
        """Send no more than what is being sent."""
        self.is_stopping = True
        self.woken.set()

    async def run(self) -> None:
        """Send until it is time to stop; while the broker or the database is away, ask less and less often."""
        interval = INTERVAL_SECONDS
        while not self.is_stopping:
            try:
                while not self.is_stopping and await self.send_due():
                    pass
                interval = INTERVAL_SECONDS
            except (QueueUnavailableError, SQLAlchemyError, OSError) as error:
                interval = min(interval * 2, LONGEST_INTERVAL_SECONDS)
                logger.warning("jobs.not_sent", reason=type(error).__name__, next_try_seconds=round(interval))
            except Exception:
                # Nobody looks at this task: whatever it is, the jobs must be sent once it is over.
                interval = LONGEST_INTERVAL_SECONDS
                logger.exception("jobs.relay_failed")
            await self.wait(interval * self.random.uniform(0.5, 1.5))

    async def wait(self, seconds: float) -> None:
        """Wait until there may be jobs."""
        try:
            async with asyncio.timeout(seconds):
                await self.woken.wait()
        except TimeoutError:
            return
        self.woken.clear()

    async def send_due(self) -> int:
        """Send some jobs, and return how many.

        Raises:
            QueueUnavailableError: the broker did not take them; they are due again.
        """
        now = utc_now()
        async with self.database.readers() as session:
            if not await JobRepository(session).any_due(now=now):
                return 0
        async with self.database.sessions.begin() as session:
            jobs = JobRepository(session)
            room = min(BATCH_SIZE, MOST_SENT - await jobs.count_sent(now=now))
            ids = await jobs.send_due(now=now, patience=self.patience, limit=room) if room > 0 else ()
        if not ids:
            return 0
        try:
            await self.sender.send(ids)
        except QueueUnavailableError:
            async with self.database.sessions.begin() as session:
                await JobRepository(session).take_back(ids, due_at=now)
            raise
        return len(ids)


@asynccontextmanager
async def open_relay(settings: Settings) -> AsyncIterator[Relay]:
    """Send jobs in the background, over a connection to the database of its own."""
    async with (
        open_database(settings.model_copy(update={"db_pool_size": 1})) as database,
        open_sender(settings) as sender,
    ):
        relay = Relay(database, sender, timedelta(seconds=settings.job_lease_seconds))
        outboxes.add(relay)
        task = asyncio.create_task(relay.run())
        try:
            yield relay
        finally:
            outboxes.discard(relay)
            relay.stop()
            await end(task)


async def end(task: asyncio.Task[None]) -> None:
    """Wait for what has been told to stop, and cancel it only then: that would leave a connection behind half open."""
    await asyncio.wait([task], timeout=STOP_SECONDS)
    task.cancel()
    await asyncio.wait([task])
