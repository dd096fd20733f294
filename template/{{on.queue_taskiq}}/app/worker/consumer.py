"""Takes ids of jobs from TaskIQ."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import structlog
from taskiq.acks import AcknowledgeType
from taskiq.receiver import Receiver

from app.core.config import Settings
from app.tasks.broker import make_broker
from app.tasks.queue import TASK_NAME

PAUSE_SECONDS = 1

logger = structlog.get_logger()


async def consume(
    settings: Settings, do: Callable[[UUID], Awaitable[None]], *, concurrency: int, stop: asyncio.Event
) -> None:
    """Do the jobs whose messages come, until it is time to stop; a broker that is away is waited for."""

    async def do_job(job_id: str) -> None:
        await do(UUID(job_id))

    while not stop.is_set():
        broker = make_broker(settings)
        broker.is_worker_process = True
        broker.register_task(do_job, TASK_NAME)
        try:
            # The database knows what a worker has taken: a message has done its duty when it has come.
            receiver = Receiver(
                broker,
                max_async_tasks=concurrency,
                ack_type=AcknowledgeType.WHEN_RECEIVED,
                wait_tasks_timeout=settings.shutdown_grace_seconds,
            )
            await receiver.listen(stop)
        except Exception as error:
            logger.warning("worker.broker_away", reason=type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
        finally:
            await broker.shutdown()
