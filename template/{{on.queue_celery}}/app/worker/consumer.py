"""Takes ids of jobs from Celery."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from celery.worker import WorkController, state

from app.core.config import Settings
from app.tasks.queue import TASK_NAME, make_celery
from app.worker.bridge import Bridge

# The loop of a worker looks at it, and ends when it is there.
EXIT_CODE = 0


async def consume(
    settings: Settings, do: Callable[[UUID], Awaitable[None]], *, concurrency: int, stop: asyncio.Event
) -> None:
    """Do the jobs whose messages come, until it is time to stop; Celery waits for a broker that is away."""
    celery = make_celery(settings)
    celery.task(name=TASK_NAME)(Bridge(do).do_job)
    worker = WorkController(app=celery, pool_cls="threads", concurrency=concurrency, loglevel="WARNING")
    running = asyncio.create_task(asyncio.to_thread(worker.start))
    await stop.wait()
    vars(state)["should_stop"] = EXIT_CODE
    await running
    celery.close()
