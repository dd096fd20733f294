"""Takes ids of jobs from Dramatiq."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from dramatiq import Actor, Worker

from app.core.config import Settings
from app.tasks.broker import make_broker
from app.tasks.queue import TASK_NAME, queue_name
from app.worker.bridge import Bridge


async def consume(
    settings: Settings, do: Callable[[UUID], Awaitable[None]], *, concurrency: int, stop: asyncio.Event
) -> None:
    """Do the jobs whose messages come, until it is time to stop; Dramatiq waits for a broker that is away."""
    broker = make_broker(settings)
    Actor(
        Bridge(do).do_job, broker=broker, actor_name=TASK_NAME, queue_name=queue_name(settings), priority=0, options={}
    )
    worker = Worker(broker, worker_threads=concurrency)
    await asyncio.to_thread(worker.start)
    await stop.wait()
    await asyncio.to_thread(worker.stop, timeout=settings.shutdown_grace_seconds * 1000)
    await asyncio.to_thread(broker.close)
