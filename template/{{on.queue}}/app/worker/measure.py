"""Measures what is waiting, whoever will do it."""

import asyncio

import structlog

from app.core.clock import utc_now
from app.db.session import Database
from app.repositories.job import NOT_DONE, JobRepository
from app.telemetry.jobs import JobMetrics

INTERVAL_SECONDS = 15

logger = structlog.get_logger()


async def measure_for_ever(database: Database, metrics: JobMetrics) -> None:
    """Measure at intervals; while the database is away, the last figures stay."""
    while True:
        try:
            await measure(database, metrics)
        except Exception:
            logger.exception("jobs.not_measured")
        await asyncio.sleep(INTERVAL_SECONDS)


async def measure(database: Database, metrics: JobMetrics) -> None:
    """Count the jobs that are not done, and tell for how long the first of them has been due."""
    async with database.readers() as session:
        jobs = JobRepository(session)
        counted, due_at = await jobs.count_not_done(), await jobs.first_due()
    for status in NOT_DONE:
        metrics.depth.labels(status).set(counted.get(status, 0))
    waited = (utc_now() - due_at).total_seconds() if due_at else 0
    metrics.age.set(max(waited, 0))
