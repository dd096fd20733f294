"""Hears what is said in any process, and tells it to the members in this one."""

import asyncio

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub

# Each wait is a chance to ask whether Redis is still there.
WAIT_SECONDS = 5
PAUSE_SECONDS = 1

logger = structlog.get_logger()


class Subscription:
    """One channel for all rooms. Whoever would miss something has to come again: nobody misses it in silence."""

    def __init__(self, client: Redis, hub: Hub, channel: str) -> None:
        self.client = client
        self.hub = hub
        self.channel = channel
        self.is_live = False

    async def run(self) -> None:
        """Listen for ever, and connect anew when that fails."""
        while True:
            try:
                async with self.client.pubsub() as listener:
                    await listener.subscribe(self.channel)
                    await self.listen(listener)
            except (RedisError, OSError) as error:
                logger.warning("sockets.subscription_lost", reason=type(error).__name__)
            finally:
                self.is_live = False
                self.hub.end_all(CloseCode.TRY_AGAIN_LATER)
            await asyncio.sleep(PAUSE_SECONDS)

    async def listen(self, listener: PubSub) -> None:
        """Pass on what comes, after the answer to the subscription.

        Raises:
            RedisError, OSError: the connection is lost.
        """
        while True:
            message = await listener.get_message(timeout=WAIT_SECONDS)
            match message:
                case {"type": "subscribe"}:
                    self.is_live = True
                case {"type": "message", "data": bytes() as data}:
                    room, _, text = data.decode().partition(":")
                    self.hub.deliver(room, text)
