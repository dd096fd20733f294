"""What reaches the members of a room: Redis, which all processes of the service on all machines share."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.core.config import Settings
from app.core.exceptions import OverloadedError
from app.sockets.hub import Hub
from app.sockets.member import Member
from app.sockets.presence import Presence
from app.sockets.subscription import Subscription

TIMEOUT_SECONDS = 5
HEALTH_CHECK_SECONDS = 10

logger = structlog.get_logger()


class Reach:
    """Carries texts to the members of rooms, and counts the sockets of each user, in whatever process they are."""

    def __init__(self, client: Redis, subscription: Subscription, presence: Presence) -> None:
        self.client = client
        self.subscription = subscription
        self.presence = presence

    async def publish(self, room: str, text: str) -> None:
        """Have a text heard by all members of a room.

        Raises:
            OverloadedError: Redis does not answer.
        """
        try:
            await self.client.publish(self.subscription.channel, f"{room}:{text}")
        except (RedisError, OSError) as error:
            raise unreachable(error) from error

    async def admit(self, member: Member) -> bool:
        """Count a socket, and tell whether its user may have it.

        Raises:
            OverloadedError: Redis does not answer: nobody could be heard.
        """
        if not self.subscription.is_live:
            raise OverloadedError
        try:
            return await self.presence.add(member)
        except (RedisError, OSError) as error:
            raise unreachable(error) from error

    async def release(self, member: Member) -> None:
        """Count a socket no more; while Redis is away, it is forgotten after a while."""
        try:
            await self.presence.remove(member)
        except (RedisError, OSError) as error:
            logger.warning("sockets.release_failed", reason=type(error).__name__)


def unreachable(error: Exception) -> OverloadedError:
    """Tell the log why others can't be reached, and make what the caller is told."""
    logger.warning("sockets.unreachable", reason=type(error).__name__)
    return OverloadedError()


@asynccontextmanager
async def open_reach(settings: Settings, hub: Hub) -> AsyncIterator[Reach]:
    """Connect to Redis when it answers, and stay connected; while it is away, nobody is kept from starting."""
    client = Redis.from_url(
        settings.broker_url.get_secret_value(),
        socket_connect_timeout=TIMEOUT_SECONDS,
        socket_timeout=TIMEOUT_SECONDS,
        health_check_interval=HEALTH_CHECK_SECONDS,
    )
    subscription = Subscription(client, hub, f"{settings.job_queue}.rooms")
    presence = Presence(client, hub, settings)
    tasks = [asyncio.create_task(subscription.run()), asyncio.create_task(presence.run())]
    try:
        yield Reach(client, subscription, presence)
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await client.aclose()
