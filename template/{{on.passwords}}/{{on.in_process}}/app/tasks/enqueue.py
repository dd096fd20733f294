"""The way to a job: kept with the transaction that wants it, and done by this process once that is committed."""

from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID
from weakref import WeakSet

import structlog
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction

from app.core.identifiers import new_id
from app.tasks.kind import JobKind, Payload

WANTED = "wanted_jobs"

logger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class WantedJob:
    """A job, and the savepoint that wants it, if there is one."""

    kind: JobKind[Any]
    payload: Payload
    savepoint: SessionTransaction | None = None
    id: UUID = field(default_factory=new_id)

    def belongs_to(self, transaction: SessionTransaction) -> bool:
        """Whether a savepoint, or one around it, wants the job."""
        own = self.savepoint
        while own is not None and own is not transaction:
            own = own.parent
        return own is transaction


class Outbox(Protocol):
    """Does jobs that are committed."""

    def take(self, job: WantedJob) -> None:
        """Do a job soon."""


# The one of this process; tests have others.
outboxes: WeakSet[Outbox] = WeakSet()


def enqueue[P: Payload](session: AsyncSession, kind: JobKind[P], payload: P) -> None:
    """Have a job done after the commit; a rollback takes it back."""
    transactions = session.sync_session
    if not transactions.in_transaction():
        # What has not begun can't be rolled back.
        transactions.begin()
    savepoint = transactions.get_nested_transaction()
    session.info.setdefault(WANTED, []).append(WantedJob(kind, payload, savepoint))


@event.listens_for(Session, "after_commit")
def hand_over(session: Session) -> None:
    """Have the jobs done now that the transaction has ended, which the end of a savepoint is not."""
    if session.in_nested_transaction():
        return
    for job in session.info.pop(WANTED, ()):
        if not outboxes:
            # A command wanted it, say: nothing in its process does jobs.
            logger.error("job.lost", job=job.kind.name, job_id=str(job.id))
        for outbox in outboxes:
            outbox.take(job)


@event.listens_for(Session, "after_soft_rollback")
def forget(session: Session, transaction: SessionTransaction) -> None:
    """Drop the jobs of a savepoint that is rolled back."""
    if transaction.nested and WANTED in session.info:
        session.info[WANTED] = [job for job in session.info[WANTED] if not job.belongs_to(transaction)]


@event.listens_for(Session, "after_transaction_end")
def forget_all(session: Session, transaction: SessionTransaction) -> None:
    """Drop what was not committed."""
    if transaction.parent is None:
        session.info.pop(WANTED, None)
