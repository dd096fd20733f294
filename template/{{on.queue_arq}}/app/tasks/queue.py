"""Sends ids of jobs through ARQ."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from arq.connections import ArqRedis, RedisSettings, create_pool
from redis.asyncio.connection import parse_url
from redis.exceptions import RedisError

from app.core.config import Settings
from app.core.queue_exceptions import QueueUnavailableError
from app.tasks.broker_check import check_broker

TASK_NAME = "do_job"
CONNECT_SECONDS = 2
SEND_SECONDS = 5
CREDENTIALS = ("username", "password")


def redis_settings(settings: Settings) -> RedisSettings:
    """Return where Redis answers; a connection that fails is not tried again here, but by whoever asked for it."""
    address = settings.broker_url.get_secret_value()
    # ARQ reads neither what an address says of TLS, nor %XX in a password.
    read: dict[str, Any] = {
        name: value for name, value in parse_url(address).items() if name in CREDENTIALS or name.startswith("ssl_")
    }
    return replace(RedisSettings.from_dsn(address), conn_timeout=CONNECT_SECONDS, conn_retries=0, **read)


def queue_name(settings: Settings) -> str:
    """Return the key of the queue, which no other library uses."""
    return f"{settings.job_queue}.arq"


class ArqSender:
    """Gives ids of jobs to Redis; connects when it first has to."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool: ArqRedis | None = None

    async def send(self, job_ids: Sequence[UUID]) -> None:
        """Send messages, as `Sender` says."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                pool = await self.connect()
                for job_id in job_ids:
                    await pool.enqueue_job(TASK_NAME, str(job_id))
        except (RedisError, OSError) as error:
            raise QueueUnavailableError from error

    async def connect(self) -> ArqRedis:
        """Return the pool of connections."""
        if self.pool is None:
            self.pool = await create_pool(redis_settings(self.settings), default_queue_name=queue_name(self.settings))
        return self.pool

    async def check(self) -> None:
        """Ask the broker, as `Sender` says."""
        await check_broker(self.settings)

    async def close(self) -> None:
        """End the connections."""
        if self.pool:
            await self.pool.aclose()


@asynccontextmanager
async def open_sender(settings: Settings) -> AsyncIterator[ArqSender]:
    """Make the sender of the process; a broker that is away keeps nobody from starting."""
    sender = ArqSender(settings)
    try:
        yield sender
    finally:
        await sender.close()
