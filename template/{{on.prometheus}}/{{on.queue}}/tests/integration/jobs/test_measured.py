"""Measuring attempts at jobs."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import httpx2
import pytest

from app.core.config import Settings
from app.db.session import Database
from app.tasks.failures import JobFailedError
from app.telemetry.jobs import JobMetrics, job_metrics
from app.worker.handler import Handler, Work
from app.worker.measure import open_job_metrics
from app.worker.measured import measured
from tests.jobs import NOTE, Note

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def metrics() -> Iterator[JobMetrics]:
    """What this process has measured, which is nothing yet."""
    job_metrics.cache_clear()
    yield job_metrics()
    job_metrics.cache_clear()


@pytest.fixture
async def work(database: Database, committing_settings: Settings) -> Work:
    """An attempt."""
    return Work(uuid4(), 1, database.sessions(), database, committing_settings)


def counted(metrics: JobMetrics, status: str) -> float | None:
    return metrics.registry.get_sample_value("job_attempts_total", {"kind": NOTE.name, "status": status})


async def succeed(_work: Work, payload: Note) -> str:
    return payload.text


async def fail(_work: Work, _payload: Note) -> str:
    raise JobFailedError("it was not to be")


async def test_attempts_are_counted_and_timed(metrics: JobMetrics, work: Work) -> None:
    result = await measured(Handler(NOTE, succeed)).handle(work, Note(text="kept"))

    assert result == "kept"
    assert counted(metrics, "succeeded") == 1
    assert metrics.registry.get_sample_value("job_duration_seconds_count", {"kind": NOTE.name}) == 1


async def test_attempts_that_fail_are_told_apart(metrics: JobMetrics, work: Work) -> None:
    with pytest.raises(JobFailedError):
        await measured(Handler(NOTE, fail)).handle(work, Note(text="lost"))

    assert (counted(metrics, "failed"), counted(metrics, "succeeded")) == (1, None)


@pytest.mark.usefixtures("metrics")
async def test_a_worker_shows_its_metrics_at_a_port_of_its_own(
    committing_settings: Settings, unused_tcp_port: int
) -> None:
    settings = committing_settings.model_copy(update={"worker_metrics_port": unused_tcp_port})

    async with open_job_metrics(settings), httpx2.AsyncClient() as client:
        shown = await asyncio.wait_for(client.get(f"http://127.0.0.1:{unused_tcp_port}/metrics"), timeout=10)

    assert "job_queue_depth" in shown.text
