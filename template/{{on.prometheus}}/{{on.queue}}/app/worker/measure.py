"""Measures what is waiting, whoever will do it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import structlog
from prometheus_client import start_http_server

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database, open_database
from app.repositories.job import NOT_DONE, JobRepository
from app.telemetry.jobs import JobMetrics, job_metrics

INTERVAL_SECONDS = 15

logger = structlog.get_logger()


@asynccontextmanager
async def open_job_metrics(settings: Settings) -> AsyncIterator[None]:
    """Measure over a connection of its own, and show all metrics of jobs at `WORKER_METRICS_PORT`, if there is one."""
    metrics = job_metrics()
    async with AsyncExitStack() as stack:
        if settings.worker_metrics_port:
            server, _thread = start_http_server(settings.worker_metrics_port, registry=metrics.registry)
            stack.callback(server.server_close)
            stack.push_async_callback(asyncio.to_thread, server.shutdown)
        alone = settings.model_copy(update={"db_pool_size": 1})
        database = await stack.enter_async_context(open_database(alone))
        task = asyncio.create_task(measure_for_ever(database, metrics))
        stack.push_async_callback(asyncio.wait, [task])
        stack.callback(task.cancel)
        yield


async def measure_for_ever(database: Database, metrics: JobMetrics) -> None:
    """Measure at intervals; while the database is away, the last figures stay."""
    while True:
        try:
            await measure(database, metrics)
        except Exception:
            logger.exception("jobs.not_measured")
        await asyncio.sleep(INTERVAL_SECONDS)


async def measure(database: Database, metrics: JobMetrics) -> None:
    """Count the jobs that are not done, and tell for how long the first of them has waited."""
    async with database.readers() as session:
        jobs = JobRepository(session)
        counted, wanted_at = await jobs.count_not_done(), await jobs.first_wanted()
    for status in NOT_DONE:
        metrics.depth.labels(status).set(counted.get(status, 0))
    waited = (utc_now() - wanted_at).total_seconds() if wanted_at else 0
    metrics.age.set(max(waited, 0))
