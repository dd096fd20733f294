"""Removes jobs that ended long ago."""

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
SCHEDULE = Schedule(PURGE_JOBS, "17 * * * *")


async def purge(work: Work, _payload: NoPayload) -> dict[str, int]:
    """Remove some of them; a dead job stays until it is replayed or removed by hand."""
    before = utc_now() - timedelta(days=work.settings.job_retention_days)
    return {"removed": await JobRepository(work.session).delete_ended(before=before, limit=BATCH_SIZE)}


def handlers(_settings: Settings) -> tuple[Handler[Any], ...]:
    """List the handler."""
    return (Handler(PURGE_JOBS, purge),)
