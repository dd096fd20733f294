"""A Redis that does what a test says."""

import asyncio
from collections.abc import Sequence
from typing import Any, Self, cast

from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError


class FarRedis:
    """Keeps what it is told, or is away; `incoming` is what a subscription hears."""

    def __init__(self) -> None:
        self.is_away = False
        self.published: list[tuple[str, str]] = []
        self.commands: list[tuple[Any, ...]] = []
        self.answers: Sequence[object] = ()
        self.incoming: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    @property
    def client(self) -> Redis:
        """The same, as the service knows it."""
        return cast("Redis", self)

    def check(self) -> None:
        """Be there or not.

        Raises:
            RedisConnectionError: it is away.
        """
        if self.is_away:
            raise RedisConnectionError

    async def publish(self, channel: str, text: str) -> None:
        """Keep a text."""
        self.check()
        self.published.append((channel, text))

    async def zrem(self, *arguments: object) -> None:
        """Keep a command."""
        self.check()
        self.commands.append(("zrem", *arguments))

    def zremrangebyscore(self, *arguments: object) -> None:
        """Keep a command."""
        self.commands.append(("zremrangebyscore", *arguments))

    def zadd(self, *arguments: object, **options: object) -> None:
        """Keep a command."""
        self.commands.append(("zadd", *arguments, options))

    def expire(self, *arguments: object) -> None:
        """Keep a command."""
        self.commands.append(("expire", *arguments))

    def zcard(self, *arguments: object) -> None:
        """Keep a command."""
        self.commands.append(("zcard", *arguments))

    async def execute(self) -> Sequence[object]:
        """Give the answers that the test has chosen."""
        self.check()
        return self.answers

    def pipeline(self, *, transaction: bool) -> Self:
        """Collect commands."""
        self.commands.append(("pipeline", transaction))
        return self

    def pubsub(self) -> Self:
        """Listen."""
        return self

    async def subscribe(self, channel: str) -> None:
        """Subscribe to a channel."""
        self.check()
        self.commands.append(("subscribe", channel))

    async def get_message(self, **_options: float) -> dict[str, Any] | None:
        """Wait for what the test has others say.

        Raises:
            RedisConnectionError: it went away.
        """
        message = await self.incoming.get()
        self.check()
        return message

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """End."""
