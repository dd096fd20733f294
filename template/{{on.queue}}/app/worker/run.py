"""The processes besides the one that answers requests."""

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import structlog
from prometheus_client import start_http_server

from app.core.config import Settings
from app.db.session import open_database
from app.telemetry.jobs import JobMetrics
from app.worker.consumer import consume
from app.worker.executor import Executor
from app.worker.handlers import make_handlers
from app.worker.health import say_alive
from app.worker.in_flight import InFlight
from app.worker.measure import measure_for_ever
from app.worker.relay import open_relay
from app.worker.scheduler import Scheduler
from app.worker.schedules import SCHEDULES
from app.worker_probe import Process

logger = structlog.get_logger()


async def run_worker(settings: Settings, concurrency: int) -> None:
    """Do jobs until the process is told to stop; those that run then may end within `SHUTDOWN_GRACE_SECONDS`."""
    metrics = JobMetrics()
    if settings.worker_metrics_port:
        start_http_server(settings.worker_metrics_port, registry=metrics.registry)
    stop = listen_for_signals()
    async with (
        open_database(settings) as database,
        open_relay(settings),
        beside(say_alive(Process.WORKER, database)),
        beside(measure_for_ever(database, metrics)),
    ):
        executor = Executor(database, settings, make_handlers(settings), metrics)
        logger.info("worker.started", concurrency=concurrency)
        in_flight = InFlight(executor)
        consuming = asyncio.create_task(consume(settings, in_flight.do, concurrency=concurrency, stop=stop))
        await first_of(consuming, asyncio.create_task(stop.wait()))
        await in_flight.drain(settings.shutdown_grace_seconds)
        await consuming
    logger.info("worker.stopped")


async def run_scheduler(settings: Settings) -> None:
    """Want the jobs of the schedule until the process is told to stop."""
    stop = listen_for_signals()
    async with (
        open_database(settings) as database,
        open_relay(settings),
        beside(say_alive(Process.SCHEDULER, database)),
        beside(Scheduler(database, SCHEDULES).run()),
    ):
        logger.info("scheduler.started")
        await stop.wait()
    logger.info("scheduler.stopped")


async def first_of(*tasks: asyncio.Task[Any]) -> None:
    """Wait until one of some tasks has ended."""
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)


def listen_for_signals() -> asyncio.Event:
    """Return what is set when the process is told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


@asynccontextmanager
async def beside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Do something in the background meanwhile."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
