"""Sends ids of jobs through TaskIQ."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import UUID

from taskiq import AsyncBroker
from taskiq.kicker import AsyncKicker

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks.broker import SENDING_ERRORS, make_broker
from app.tasks.broker_check import check_broker

TASK_NAME = "do_job"
SEND_SECONDS = 5


class TaskiqSender:
    """Gives ids of jobs to a broker; connects when it first has to, and after a failure anew."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.broker: AsyncBroker | None = None

    async def send(self, job_ids: Sequence[UUID]) -> None:
        """Send messages, as `Sender` says."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                broker = await self.connect()
                kicker: AsyncKicker[[str], None] = AsyncKicker(TASK_NAME, broker, {})
                for job_id in job_ids:
                    await kicker.kiq(str(job_id))
        except SENDING_ERRORS as error:
            await self.close()
            raise QueueUnavailableError from error

    async def connect(self) -> AsyncBroker:
        """Return the broker, with its connections."""
        if self.broker is None:
            # What libraries have made of a connection that fails, they leave to the garbage collector.
            await self.check()
            self.broker = await started(make_broker(self.settings))
        return self.broker

    async def check(self) -> None:
        """Ask the broker, as `Sender` says."""
        await check_broker(self.settings)

    async def close(self) -> None:
        """End the connections."""
        broker, self.broker = self.broker, None
        if broker:
            await broker.shutdown()


async def started(broker: AsyncBroker) -> AsyncBroker:
    """Start a broker; one that starts in part leaves no connection behind."""
    async with AsyncExitStack() as stack:
        stack.push_async_callback(broker.shutdown)
        await broker.startup()
        stack.pop_all()
    return broker


@asynccontextmanager
async def open_sender(settings: Settings) -> AsyncIterator[TaskiqSender]:
    """Make the sender of the process; a broker that is away keeps nobody from starting."""
    sender = TaskiqSender(settings)
    try:
        yield sender
    finally:
        await sender.close()
