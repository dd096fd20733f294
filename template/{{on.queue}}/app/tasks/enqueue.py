"""The way to a job: stored with everything else that a transaction changes, and sent once that is committed."""

from typing import Protocol
from weakref import WeakSet

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core import context
from app.models.job import Job
from app.tasks.kind import JobKind, Payload

ENQUEUED = "enqueued"


class Outbox(Protocol):
    """Sends jobs that are committed."""

    def wake(self) -> None:
        """Look for jobs now rather than at the next interval."""


# Those of this process, which are asked to look; any other finds a job by itself.
outboxes: WeakSet[Outbox] = WeakSet()


def enqueue[P: Payload](
    session: AsyncSession, kind: JobKind[P], payload: P, *, owner: str = "", key: str | None = None
) -> Job:
    """Have a job done after the commit; a rollback takes it back.

    Of the jobs of an owner with the same key, the database takes one; another is an `IntegrityError` at the flush.
    """
    job = Job(
        kind=kind.name,
        payload=payload.model_dump(mode="json"),
        owner=owner,
        key=key,
        request_id=context.request_id.get(),
        traceparent=context.traceparent.get(),
    )
    session.add(job)
    session.info[ENQUEUED] = True
    return job


@event.listens_for(Session, "after_commit")
def announce(session: Session) -> None:
    """Have the jobs sent now that the transaction has ended, which the end of a savepoint is not."""
    if not session.in_nested_transaction() and session.info.pop(ENQUEUED, False):
        for outbox in outboxes:
            outbox.wake()
