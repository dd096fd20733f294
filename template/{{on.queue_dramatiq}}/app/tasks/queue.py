"""Sends ids of jobs through Dramatiq."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from uuid import UUID

from dramatiq import Broker, Message

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks.broker import SENDING_ERRORS, make_broker
from app.tasks.broker_check import check_broker

TASK_NAME = "do_job"
SEND_SECONDS = 5


def queue_name(settings: Settings) -> str:
    """Return the name of the queue, which no other library uses."""
    return f"{settings.job_queue}.dramatiq"


class DramatiqSender:
    """Gives ids of jobs to a broker, in a thread."""

    def __init__(self, broker: Broker, settings: Settings) -> None:
        self.broker = broker
        self.settings = settings

    async def send(self, job_ids: Sequence[UUID]) -> None:
        """Send messages, as `Sender` says."""
        await self.check()
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await asyncio.to_thread(self.enqueue, job_ids)
        except SENDING_ERRORS as error:
            raise QueueUnavailableError from error

    def enqueue(self, job_ids: Sequence[UUID]) -> None:
        """Send messages and wait for it."""
        queue = queue_name(self.settings)
        self.broker.declare_queue(queue)
        for job_id in job_ids:
            message: Message[None] = Message(
                queue_name=queue, actor_name=TASK_NAME, args=(str(job_id),), kwargs={}, options={}
            )
            self.broker.enqueue(message)

    async def check(self) -> None:
        """Ask the broker, as `Sender` says."""
        await check_broker(self.settings)


@asynccontextmanager
async def open_sender(settings: Settings) -> AsyncIterator[DramatiqSender]:
    """Make the sender of the process; a broker that is away keeps nobody from starting."""
    broker = make_broker(settings)
    try:
        yield DramatiqSender(broker, settings)
    finally:
        await asyncio.to_thread(broker.close)
