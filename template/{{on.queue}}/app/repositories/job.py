"""Queries of jobs."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, Update, delete, func, select, update

from app.core.queue_exceptions import JobTakenError
from app.models.job import Job, JobStatus
from app.repositories.base import Repository

WAITING = (JobStatus.QUEUED, JobStatus.RETRYING)
UNFINISHED = (*WAITING, JobStatus.RUNNING)
NOT_DONE = (*UNFINISHED, JobStatus.DEAD)
# Where more jobs wait than workers can do, each of their messages would else be sent over and over.
LONGEST_PATIENCE = timedelta(minutes=10)


class JobRepository(Repository[Job]):
    """Jobs in the database."""

    model = Job
    conflicts = {"uq_job_owner_key": JobTakenError}

    async def find_by_key(self, owner: str, key: str) -> Job | None:
        """Return the job of an owner with this key."""
        query = select(Job).where(Job.owner == owner, Job.key == key)
        # A lock sees what others have committed since this transaction began.
        return (await self.session.scalars(query.with_for_update(read=True))).one_or_none()

    async def any_due(self, *, now: datetime) -> bool:
        """Whether there is a job to be sent."""
        due = select(Job.id).where(Job.status.in_(UNFINISHED), Job.due_at <= now).limit(1)
        return (await self.session.execute(due)).first() is not None

    async def count_sent(self, *, now: datetime) -> int:
        """Count the jobs whose messages nobody has taken yet."""
        query = select(func.count()).where(Job.status.in_(UNFINISHED), Job.due_at > now, Job.sent_at.is_not(None))
        return (await self.session.execute(query)).scalar_one()

    async def send_due(self, *, now: datetime, patience: timedelta, limit: int) -> Sequence[UUID]:
        """Mark some jobs that are due as sent, until a time at which they are due again, and return their ids.

        A message has some patience, and the next one of the same attempt twice as much.
        """
        columns = select(Job.id, Job.sent_at, Job.due_at)
        due = columns.where(Job.status.in_(UNFINISHED), Job.due_at <= now).order_by(Job.due_at).limit(limit)
        jobs = (await self.session.execute(due.with_for_update(skip_locked=True))).all()
        sent = defaultdict[timedelta, list[UUID]](list)
        for job_id, sent_at, due_at in jobs:
            sent[min(2 * (due_at - sent_at), LONGEST_PATIENCE) if sent_at else patience].append(job_id)
        for until, ids in sent.items():
            await self.change(update(Job).where(Job.id.in_(ids)), sent_at=now, due_at=now + until)
        return [job_id for job_id, _, _ in jobs]

    async def take_back(self, ids: Sequence[UUID], *, due_at: datetime) -> None:
        """Mark jobs as not sent."""
        sent = update(Job).where(Job.id.in_(ids), Job.sent_at.is_not(None))
        await self.change(sent, sent_at=None, due_at=due_at)

    async def claim(self, job_id: UUID, *, now: datetime, until: datetime) -> Job | None:
        """Take a job whose message has come, until a time at which it counts as lost; none if somebody else has it."""
        sent = update(Job).where(Job.id == job_id, Job.sent_at.is_not(None))
        attempts = Job.attempts + 1
        taken = await self.change(
            sent, status=JobStatus.RUNNING, sent_at=None, attempts=attempts, due_at=until, started_at=now
        )
        return await self.session.get(Job, job_id) if taken else None

    async def keep(self, job: Job, *, until: datetime) -> bool:
        """Give a sign of life of a job that runs, and tell whether it is still that of the caller."""
        return await self.change(running(job), due_at=until) == 1

    async def settle(self, job: Job, status: JobStatus, values: Mapping[str, Any]) -> bool:
        """Store what became of a job that runs, and tell whether it was still that of the caller."""
        return await self.change(running(job), status=status, **values) == 1

    async def count_not_done(self) -> Mapping[JobStatus, int]:
        """Count the jobs of each status that somebody has to see to."""
        query = select(Job.status, func.count()).where(Job.status.in_(NOT_DONE)).group_by(Job.status)
        return {JobStatus(status): number for status, number in (await self.session.execute(query)).all()}

    async def first_wanted(self) -> datetime | None:
        """Return since when, or from when on, the first of the jobs that wait is wanted."""
        return (await self.session.scalars(select(func.min(Job.wanted_at)).where(Job.status.in_(WAITING)))).one()

    async def list_dead(self, *, limit: int) -> Sequence[Job]:
        """Return the jobs that nobody tries any more, the newest first."""
        query = select(Job).where(Job.status == JobStatus.DEAD).order_by(Job.id.desc()).limit(limit)
        return (await self.session.scalars(query)).all()

    async def replay(self, ids: Collection[UUID] | None, *, now: datetime) -> int:
        """Have dead jobs tried anew, all of them or some, and return how many there were."""
        dead = update(Job).where(Job.status == JobStatus.DEAD)
        chosen = dead if ids is None else dead.where(Job.id.in_(ids))
        return await self.change(
            chosen, status=JobStatus.QUEUED, attempts=0, wanted_at=now, due_at=now, finished_at=None
        )

    async def delete_ended(self, *, before: datetime, limit: int) -> int:
        """Delete some jobs that ended before a time, but for the dead ones, and return how many."""
        ended = select(Job.id).where(Job.finished_at < before, Job.status != JobStatus.DEAD).limit(limit)
        ids = (await self.session.scalars(ended)).all()
        await self.session.execute(delete(Job).where(Job.id.in_(ids)).execution_options(synchronize_session=False))
        return len(ids)

    async def change(self, statement: Update, **values: object) -> int:
        """Execute an update and return the number of rows that it changed."""
        statement = statement.values(**values).execution_options(synchronize_session=False)
        result = await self.session.execute(statement)
        return result.rowcount if isinstance(result, CursorResult) else 0


def running(job: Job) -> Update:
    """Start an update of a job, as long as it is in the attempt that the caller has taken."""
    return update(Job).where(
        Job.id == job.id, Job.status == JobStatus.RUNNING, Job.attempts == job.attempts, Job.sent_at.is_(None)
    )
