"""How many sockets a user has, in all processes."""

import asyncio
from time import time

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.core.config import Settings
from app.sockets.hub import Hub
from app.sockets.member import Member

# The sockets of a process that was killed count for so long.
LEASE_SECONDS = 60
RENEWAL_SECONDS = 20

logger = structlog.get_logger()


class Presence:
    """Keeps the sockets of each user with the time until which each of them counts."""

    def __init__(self, client: Redis, hub: Hub, settings: Settings) -> None:
        self.client = client
        self.hub = hub
        self.prefix = f"{settings.job_queue}.sockets"
        self.max_per_user = settings.websocket_max_per_user

    async def add(self, member: Member) -> bool:
        """Count a socket, and tell whether its user may have it; of sockets at the same time, none slips through.

        Raises:
            RedisError, OSError: Redis does not answer.
        """
        if member.user_id is None:
            return True
        key, now = self.key(member), time()
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.zremrangebyscore(key, "-inf", now)
            pipe.zadd(key, {member.id: now + LEASE_SECONDS})
            pipe.expire(key, LEASE_SECONDS)
            pipe.zcard(key)
            *_, number = await pipe.execute()
        if number <= self.max_per_user:
            return True
        await self.remove(member)
        return False

    async def remove(self, member: Member) -> None:
        """Count a socket no more.

        Raises:
            RedisError, OSError: Redis does not answer.
        """
        if member.user_id is not None:
            await self.client.zrem(self.key(member), member.id)

    async def run(self) -> None:
        """Say at intervals that the sockets of this process are still there."""
        while True:
            await asyncio.sleep(RENEWAL_SECONDS)
            try:
                await self.renew()
            except (RedisError, OSError) as error:
                logger.warning("sockets.renewal_failed", reason=type(error).__name__)

    async def renew(self) -> None:
        """Move the time until which the sockets of this process count.

        Raises:
            RedisError, OSError: Redis does not answer.
        """
        async with self.client.pipeline(transaction=False) as pipe:
            for member in self.hub.members:
                if member.user_id is not None:
                    # One that was refused, or has just gone, is not counted again.
                    pipe.zadd(self.key(member), {member.id: time() + LEASE_SECONDS}, xx=True)
                    pipe.expire(self.key(member), LEASE_SECONDS)
            await pipe.execute()

    def key(self, member: Member) -> str:
        """Return where the sockets of a user are kept."""
        return f"{self.prefix}.{member.user_id}"
