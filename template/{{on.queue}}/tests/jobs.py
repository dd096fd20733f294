"""Jobs for tests, and a broker that keeps what it is given."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from app.core.queue_exceptions import QueueUnavailableError
from app.db.session import Database
from app.models.job import Job
from app.repositories.job import JobRepository
from app.tasks.enqueue import enqueue
from app.tasks.kind import JobKind, Payload


class Note(Payload):
    """What the jobs of tests are about."""

    text: str = "a note"


PATIENCE = timedelta(seconds=30)
NOTE = JobKind("note", Note, max_attempts=3, limit_seconds=5)


class KeptMessages:
    """A broker that keeps what it is given, or is away."""

    def __init__(self) -> None:
        self.sent: list[UUID] = []
        self.is_away = False
        self.arrived = asyncio.Event()

    async def send(self, job_ids: Sequence[UUID]) -> None:
        """Keep messages, as `Sender` says."""
        await self.check()
        self.sent.extend(job_ids)
        self.arrived.set()

    async def check(self) -> None:
        """Be there or not, as `Sender` says."""
        if self.is_away:
            raise QueueUnavailableError


async def store_job(database: Database, text: str = "a note") -> UUID:
    """Have a job done, in a transaction of its own."""
    async with database.sessions.begin() as session:
        job = enqueue(session, NOTE, Note(text=text))
    return job.id


async def read_job(database: Database, job_id: UUID) -> Job:
    """Read a job as it is stored."""
    async with database.readers() as session:
        job = await JobRepository(session).get(job_id)
    assert job is not None
    return job
