"""Measuring what is waiting."""

from datetime import timedelta

import pytest

from app.core.clock import utc_now
from app.db.session import Database
from app.models.job import Job, JobStatus
from app.repositories.job import JobRepository
from app.telemetry.jobs import JobMetrics
from app.worker.measure import measure


@pytest.fixture
def metrics() -> JobMetrics:
    """What a worker has measured."""
    return JobMetrics()


async def test_jobs_that_are_not_done_are_counted(database: Database, metrics: JobMetrics) -> None:
    statuses = (JobStatus.QUEUED, JobStatus.QUEUED, JobStatus.DEAD, JobStatus.SUCCEEDED)
    async with database.sessions.begin() as session:
        await JobRepository(session).add_all(Job(kind="note", payload={}, status=status) for status in statuses)

    await measure(database, metrics)

    depth = {
        status: metrics.registry.get_sample_value("job_queue_depth", {"status": status})
        for status in ("queued", "running", "retrying", "dead")
    }
    assert depth == {"queued": 2, "running": 0, "retrying": 0, "dead": 1}


async def test_the_age_is_that_of_the_job_that_waits_for_longest(database: Database, metrics: JobMetrics) -> None:
    now = utc_now()
    async with database.sessions.begin() as session:
        waiting = (Job(kind="note", payload={}, wanted_at=now - timedelta(seconds=wait)) for wait in (5, 90, -60))
        await JobRepository(session).add_all(waiting)
        await JobRepository(session).send_due(now=utc_now(), patience=timedelta(seconds=30), limit=3)

    await measure(database, metrics)

    age = metrics.registry.get_sample_value("job_queue_age_seconds")
    assert age is not None
    assert 90 <= age < 100


async def test_an_empty_queue_has_no_age(database: Database, metrics: JobMetrics) -> None:
    await measure(database, metrics)

    assert metrics.registry.get_sample_value("job_queue_age_seconds") == 0
