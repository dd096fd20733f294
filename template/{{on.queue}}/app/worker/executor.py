"""Does a job whose message has come, and stores what became of it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from app.core import context
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.queue_exceptions import JobLostError
from app.db.session import Database
from app.models.job import Job, JobStatus
from app.repositories.job import JobRepository
from app.tasks.failures import JobFailedError, JobNotDoneError, WrongPayloadError
from app.worker.attempt import Outcome, after_error, dead, failed, interrupted, succeeded
from app.worker.handler import Handler, Work
from app.worker.lease import keep_alive

logger = structlog.get_logger()


class Executor:
    """Does jobs, each in a transaction of its own; of those who have the message of a job, one does it."""

    def __init__(self, database: Database, settings: Settings, handlers: Mapping[str, Handler[Any]]) -> None:
        self.database = database
        self.settings = settings
        self.handlers = handlers
        self.lease = timedelta(seconds=settings.job_lease_seconds)

    async def execute(self, job_id: UUID) -> None:
        """Do a job, unless somebody else does; whatever becomes of it is stored and logged."""
        job = await self.claim(job_id)
        if job is None:
            return
        with structlog.contextvars.bound_contextvars(job_id=str(job_id), job=job.kind, attempt=job.attempts):
            async with serving_request_of(job):
                await self.attempt(job)

    async def claim(self, job_id: UUID) -> Job | None:
        """Take the job, if its message is the first to come."""
        now = utc_now()
        async with self.database.sessions.begin() as session:
            return await JobRepository(session).claim(job_id, now=now, until=now + self.lease)

    async def leave(self, job_id: UUID) -> None:
        """Let somebody else have the job at once."""
        async with self.database.sessions.begin() as session:
            await JobRepository(session).take_back([job_id], due_at=utc_now())

    async def attempt(self, job: Job) -> None:
        """Try a job, and store what became of it; a success is stored together with what the job has changed."""
        try:
            outcome = await self.outcome_of(job)
        except JobLostError:
            logger.warning("job.lost")
            return
        except asyncio.CancelledError:
            await asyncio.shield(self.settle(job, interrupted()))
            raise
        if outcome.status is not JobStatus.SUCCEEDED:
            await self.settle(job, outcome)
        logger.info("job.ended", status=outcome.status, error=outcome.error)

    async def outcome_of(self, job: Job) -> Outcome:
        """Do a job, and say what it came to.

        Raises:
            JobLostError: somebody else has the job by now.
        """
        handler = self.handlers.get(job.kind)
        if handler is None:
            return dead("There is no such kind of job.")
        if job.attempts > handler.kind.max_attempts:
            return dead("Its worker was lost each time.")
        try:
            return await self.do(job, handler)
        except JobLostError:
            raise
        except Exception as error:
            return self.after(job, handler, error)

    def after(self, job: Job, handler: Handler[Any], error: Exception) -> Outcome:
        """Say what an error comes to; one that is a defect is logged as such."""
        match error:
            case WrongPayloadError():
                return dead("Its payload is not that of its kind.")
            case JobFailedError():
                return failed(str(error))
            case JobNotDoneError():
                logger.warning("job.not_done", reason=str(error))
            case _:
                logger.error("job.error", exc_info=error)
        return after_error(job, error, handler.kind.max_attempts, self.settings.job_retry_seconds)

    async def do(self, job: Job, handler: Handler[Any]) -> Outcome:
        """Do a job within its time, and commit what it has changed with its success."""
        async with (
            keep_alive(self.database, job, self.lease),
            asyncio.timeout(handler.kind.limit_seconds),
            self.database.sessions.begin() as session,
        ):
            work = Work(job.id, job.attempts, session, self.database, self.settings)
            outcome = succeeded(await handler.run(work, job.payload))
            if not await JobRepository(session).settle(job, outcome.status, outcome.values):
                raise JobLostError
        return outcome

    async def settle(self, job: Job, outcome: Outcome) -> None:
        """Store what became of a job that was not done."""
        async with self.database.sessions.begin() as session:
            await JobRepository(session).settle(job, outcome.status, outcome.values)


@asynccontextmanager
async def serving_request_of(job: Job) -> AsyncIterator[None]:
    """Name the request that wanted the job, and its trace, in what is logged meanwhile."""
    token = context.request_id.set(job.request_id)
    trace = context.traceparent.set(job.traceparent)
    try:
        yield
    finally:
        context.traceparent.reset(trace)
        context.request_id.reset(token)
