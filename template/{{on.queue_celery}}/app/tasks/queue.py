"""Sends ids of jobs through Celery."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

from celery import Celery
from kombu.exceptions import OperationalError

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks.broker import broker_options
from app.tasks.broker_check import check_broker

TASK_NAME = "do_job"


def make_celery(settings: Settings) -> Celery:
    """Make the application of Celery: it carries messages, and the database knows what became of the jobs."""
    address = settings.broker_url.get_secret_value()
    celery = Celery("jobs", broker=address, set_as_current=False)
    celery.conf.update(
        accept_content=["json"],
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        task_create_missing_queues=True,
        task_default_queue=f"{settings.job_queue}.celery",
        task_ignore_result=True,
        task_serializer="json",
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
        **broker_options(address),
    )
    return celery


class CelerySender:
    """Gives ids of jobs to the broker, in a thread."""

    def __init__(self, celery: Celery, settings: Settings) -> None:
        self.celery = celery
        self.settings = settings

    async def send(self, job_ids: Sequence[UUID]) -> None:
        """Send messages, as `Sender` says."""
        await self.check()
        try:
            await asyncio.to_thread(self.publish, job_ids)
        except (OperationalError, OSError) as error:
            raise QueueUnavailableError from error

    def publish(self, job_ids: Sequence[UUID]) -> None:
        """Send messages and wait for it."""
        with self.celery.producer_pool.acquire(block=True) as producer:
            for job_id in job_ids:
                self.celery.send_task(TASK_NAME, args=[str(job_id)], producer=producer, retry=False)

    async def check(self) -> None:
        """Ask the broker, as `Sender` says."""
        await check_broker(self.settings)


@asynccontextmanager
async def open_sender(settings: Settings) -> AsyncIterator[CelerySender]:
    """Make the sender of the process; a broker that is away keeps nobody from starting."""
    celery = make_celery(settings)
    try:
        yield CelerySender(celery, settings)
    finally:
        await asyncio.to_thread(celery.close)
