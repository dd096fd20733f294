"""Removes jobs that ended long ago."""

from datetime import timedelta

from app.core.clock import utc_now
from app.repositories.job import JobRepository
from app.tasks.kind import NoPayload
from app.worker.handler import Work

BATCH_SIZE = 1000


async def purge(work: Work, _payload: NoPayload) -> dict[str, int]:
    """Remove some of them; a dead job stays until it is replayed or removed by hand."""
    before = utc_now() - timedelta(days=work.settings.job_retention_days)
    return {"removed": await JobRepository(work.session).delete_ended(before=before, limit=BATCH_SIZE)}
