"""The rules of tasks that callers want."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.core.queue_exceptions import JobTakenError
from app.models.job import Job
from app.repositories.job import JobRepository
from app.tasks.demo import DEMO_KINDS, DemoKind
from app.tasks.enqueue import enqueue
from app.tasks.kind import Payload


class TaskService:
    """Tasks of one owner; those of others do not exist for it."""

    def __init__(self, session: AsyncSession, owner: str) -> None:
        self.session = session
        self.jobs = JobRepository(session)
        self.owner = owner

    async def get(self, task_id: UUID) -> Job:
        """Return a task.

        Raises:
            NotFoundError: there is no such task of the owner.
        """
        job = await self.jobs.get(task_id)
        if job is None or job.owner != self.owner or job.kind not in DEMO_KINDS:
            raise NotFoundError
        return job

    async def create(self, kind: DemoKind, payload: Payload, key: str | None) -> Job:
        """Have a task done; the same key means the same task.

        Raises:
            JobTakenError: the key was used for another task.
        """
        try:
            async with self.session.begin_nested():
                job = enqueue(self.session, DEMO_KINDS[kind], payload, owner=self.owner, key=key)
                await self.jobs.flush()
        except JobTakenError:
            return await self.find_same(kind, payload, key or "")
        return job

    async def find_same(self, kind: DemoKind, payload: Payload, key: str) -> Job:
        """Return the task that the key was used for, if it is the same.

        Raises:
            JobTakenError: it is another one.
        """
        job = await self.jobs.find_by_key(self.owner, key)
        if job is None or job.kind != kind or job.payload != payload.model_dump(mode="json"):
            raise JobTakenError("The idempotency key was used for another task.")
        return job
