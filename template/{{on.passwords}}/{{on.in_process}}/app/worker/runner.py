"""Does jobs in the process that answers requests, a few at a time."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog

from app.core.config import Settings
from app.db.session import Database, open_database
from app.tasks.enqueue import WantedJob, outboxes
from app.tasks.failures import JobFailedError, JobNotDoneError
from app.worker.handler import Handler, Work
from app.worker.handlers import make_handlers
from app.worker.retries import gap_after

PARALLEL_JOBS = 4
FIRST_GAP_SECONDS = 2
# How long jobs that run may take when the process ends; it comes after the grace of the requests.
DRAIN_SECONDS = 5

logger = structlog.get_logger()


class Runner:
    """Tries each job until it is done or was tried often enough; what waits when the process ends is lost."""

    def __init__(self, database: Database, settings: Settings, handlers: Mapping[str, Handler[Any]]) -> None:
        self.database = database
        self.settings = settings
        self.handlers = handlers
        self.limiter = asyncio.Semaphore(PARALLEL_JOBS)
        self.tasks: set[asyncio.Task[None]] = set()
        self.closing = asyncio.Event()

    def take(self, job: WantedJob) -> None:
        """Do a job soon."""
        task = asyncio.create_task(self.run(job))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def run(self, job: WantedJob) -> None:
        """Do a job, however many attempts it takes; whatever becomes of it is logged."""
        with structlog.contextvars.bound_contextvars(job_id=str(job.id), job=job.kind.name):
            for number in range(1, job.kind.max_attempts + 1):
                if await self.attempt(job, number):
                    return
                if number < job.kind.max_attempts and not await self.wait(number):
                    logger.error("job.lost", attempts=number)
                    return
            logger.error("job.dead", attempts=job.kind.max_attempts)

    async def attempt(self, job: WantedJob, number: int) -> bool:
        """Try a job once, within its time, and return whether that was the end of it."""
        handler = self.handlers[job.kind.name]
        try:
            async with (
                self.limiter,
                asyncio.timeout(job.kind.limit_seconds),
                self.database.sessions.begin() as session,
            ):
                work = Work(job.id, number, session, self.database, self.settings)
                await handler.handle(work, job.payload)
        except JobFailedError as error:
            logger.warning("job.failed", reason=str(error))
        except JobNotDoneError as error:
            logger.warning("job.not_done", reason=str(error), attempt=number)
            return False
        except Exception:
            logger.exception("job.error", attempt=number)
            return False
        return True

    async def wait(self, attempts: int) -> bool:
        """Wait for the next attempt, and return whether there is one: there is none once the process ends."""
        with suppress(TimeoutError):
            async with asyncio.timeout(gap_after(attempts, FIRST_GAP_SECONDS).total_seconds()):
                await self.closing.wait()
        return not self.closing.is_set()

    async def close(self) -> None:
        """Let what runs end, and give up what takes too long."""
        self.closing.set()
        if not self.tasks:
            return
        _, late = await asyncio.wait(self.tasks, timeout=DRAIN_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if late:
            logger.error("jobs.lost", number=len(late))


@asynccontextmanager
async def open_runner(settings: Settings) -> AsyncIterator[Runner]:
    """Do the jobs of this process, over connections of their own."""
    async with open_database(settings.model_copy(update={"db_pool_size": PARALLEL_JOBS})) as database:
        runner = Runner(database, settings, make_handlers(settings))
        outboxes.add(runner)
        try:
            yield runner
        finally:
            outboxes.discard(runner)
            await runner.close()
