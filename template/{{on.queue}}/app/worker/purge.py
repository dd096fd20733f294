"""Removes jobs that ended long ago, a few at a time: nobody waits long for a lock."""

from datetime import timedelta
from typing import Any

from app.core.clock import utc_now
from app.core.config import Settings
from app.repositories.job import JobRepository
from app.tasks.jobs import PURGE_JOBS
from app.tasks.kind import NoPayload
from app.worker.handler import Handler, Work
from app.worker.schedule import Schedule

BATCH_SIZE = 1000
MAX_BATCHES = 500
SCHEDULE = Schedule(PURGE_JOBS, "17 * * * *")


async def purge(work: Work, _payload: NoPayload) -> dict[str, int]:
    """Remove them, in a transaction for each batch; a dead job stays until it is replayed or removed by hand."""
    before = utc_now() - timedelta(days=work.settings.job_retention_days)
    removed = 0
    for _ in range(MAX_BATCHES):
        async with work.database.sessions.begin() as session:
            batch = await JobRepository(session).delete_ended(before=before, limit=BATCH_SIZE)
        removed += batch
        if batch < BATCH_SIZE:
            break
    return {"removed": removed}


def handlers(_settings: Settings) -> tuple[Handler[Any], ...]:
    """List the handler."""
    return (Handler(PURGE_JOBS, purge),)
