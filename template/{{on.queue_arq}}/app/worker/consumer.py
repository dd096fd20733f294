"""Takes ids of jobs from ARQ."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, cast
from uuid import UUID

import structlog
from arq import Worker, func
from arq.typing import WorkerCoroutine
from redis.exceptions import RedisError

from app.core.config import Settings
from app.tasks.queue import TASK_NAME, queue_name, redis_settings

PAUSE_SECONDS = 1
POLL_SECONDS = 0.1
# The time of a job is bounded where it is done, by its kind.
LONGEST_JOB_SECONDS = 24 * 3600

logger = structlog.get_logger()


async def consume(
    settings: Settings, do: Callable[[UUID], Awaitable[None]], *, concurrency: int, stop: asyncio.Event
) -> None:
    """Do the jobs whose messages come, until it is time to stop; a broker that is away is waited for."""

    async def do_job(_context: dict[Any, Any], job_id: str) -> None:
        await do(UUID(job_id))

    # What ARQ declares demands a name for the context, though it never gives it by name.
    function = cast("WorkerCoroutine", do_job)
    while not stop.is_set():
        worker = Worker(
            functions=[func(function, name=TASK_NAME, max_tries=1)],
            queue_name=queue_name(settings),
            redis_settings=redis_settings(settings),
            max_jobs=concurrency,
            poll_delay=POLL_SECONDS,
            job_timeout=LONGEST_JOB_SECONDS,
            keep_result=0,
            handle_signals=False,
        )
        await run(worker, stop)


async def run(worker: Worker, stop: asyncio.Event) -> None:
    """Run a worker until it is time to stop, or the broker is away."""
    running = asyncio.create_task(worker.async_run())
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait((running, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not running.done():
        running.cancel()
    try:
        with suppress(asyncio.CancelledError):
            await running
    except (RedisError, OSError) as error:
        logger.warning("worker.broker_away", reason=type(error).__name__)
        await asyncio.sleep(PAUSE_SECONDS)
