"""Servers that take the place of the broker, and say what a test wants."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from pydantic import SecretStr

from app.core.config import Settings

type Talk = Callable[[StreamReader, StreamWriter], Awaitable[None]]


def listening_at(settings: Settings, port: int) -> Settings:
    """Return the settings of a broker at a port of this machine."""
    scheme = settings.broker_url.get_secret_value().partition("://")[0]
    return settings.model_copy(update={"broker_url": SecretStr(f"{scheme}://127.0.0.1:{port}")})


@asynccontextmanager
async def talking(settings: Settings, talk: Talk) -> AsyncIterator[Settings]:
    """Serve a broker that talks like this, and give the settings of whoever calls it."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield listening_at(settings, server.sockets[0].getsockname()[1])


@asynccontextmanager
async def silent(settings: Settings) -> AsyncIterator[Settings]:
    """Serve a broker that takes connections and says nothing."""
    is_over = asyncio.Event()

    async def say_nothing(_reader: StreamReader, writer: StreamWriter) -> None:
        await is_over.wait()
        writer.close()

    async with talking(settings, say_nothing) as told:
        try:
            yield told
        finally:
            is_over.set()
