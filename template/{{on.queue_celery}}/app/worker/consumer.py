"""Takes ids of jobs from Celery."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import structlog
from celery import Celery
from celery.worker import WorkController, state

from app.core.config import Settings
from app.tasks.queue import TASK_NAME, make_celery
from app.worker.bridge import Bridge

PAUSE_SECONDS = 1
# The loop of a worker looks at it, and ends when it is there.
EXIT_CODE = 0

logger = structlog.get_logger()


async def consume(
    settings: Settings, do: Callable[[UUID], Awaitable[None]], *, concurrency: int, stop: asyncio.Event
) -> None:
    """Do the jobs whose messages come, until it is time to stop.

    Celery waits for a broker that is away; where it gives up, as on one that is full, it is started anew.
    """
    celery = make_celery(settings)
    celery.task(name=TASK_NAME)(Bridge(do).do_job)
    while not stop.is_set():
        await run(celery, concurrency, stop)
    celery.close()


async def run(celery: Celery, concurrency: int, stop: asyncio.Event) -> None:
    """Run a worker until it is time to stop, or it gives up."""
    vars(state).update(should_stop=None, should_terminate=None)
    worker = WorkController(app=celery, pool_cls="threads", concurrency=concurrency, loglevel="WARNING")
    running = asyncio.create_task(asyncio.to_thread(worker.start))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if stop.is_set():
        vars(state).update(should_stop=EXIT_CODE)
    else:
        logger.warning("worker.broker_away")
        await asyncio.sleep(PAUSE_SECONDS)
    await running
