"""Callers who keep their connections, and count what they lose."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle

from support.network import LOOPBACK

HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
ITEMS = b"GET /api/items HTTP/1.1\r\nHost: localhost\r\n\r\n"
# Some pass all middleware, and ask the database.
REQUESTS = (*(HEALTH for _ in range(7)), ITEMS)
READINESS = b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
CALLERS = 16
PAUSE_SECONDS = 0.002
# Where the next request goes: a load balancer would know.
Choose = Callable[[], int]


@dataclass(slots=True)
class Connection:
    """A connection that is kept as long as the service wants."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, request: bytes) -> tuple[int, bool]:
        """Send a request; return the status, and whether the connection may be used again."""
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        _, _, rest = head.partition(b"content-length:")
        await self.reader.readexactly(int(rest.split(b"\r\n")[0]))
        return int(head.split()[1]), b"connection: close" not in head


async def connect(port: int) -> Connection:
    """Open a connection."""
    return Connection(*await asyncio.open_connection(LOOPBACK, port))


async def is_ready(port: int) -> bool:
    """Ask a service whether it wants to be called."""
    with suppress(OSError, asyncio.IncompleteReadError):
        connection = await connect(port)
        status, _ = await connection.ask(READINESS)
        connection.writer.close()
        return status == 200
    return False


@dataclass(slots=True)
class Load:
    """What callers have asked for, and what became of it."""

    choose: Choose
    answered: int = 0
    lost: list[str] = field(default_factory=list)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def reach(self, number: int) -> None:
        """Wait until so many requests are answered."""
        while self.answered < number and not self.lost:
            await asyncio.sleep(0.01)

    async def call(self) -> None:
        """Send one request after the other, until told to stop."""
        kept: dict[int, Connection] = {}
        requests = cycle(REQUESTS)
        while not self.stopped.is_set():
            port = self.choose()
            try:
                connection = kept.pop(port, None) or await connect(port)
                status, again = await connection.ask(next(requests))
            except (OSError, asyncio.IncompleteReadError) as error:
                self.lost.append(repr(error))
                continue
            self.answered += 1
            if status != 200:
                self.lost.append(str(status))
            if again:
                kept[port] = connection
            else:
                connection.writer.close()
            await asyncio.sleep(PAUSE_SECONDS)
        for connection in kept.values():
            connection.writer.close()


@asynccontextmanager
async def calling(choose: Choose) -> AsyncIterator[Load]:
    """Have callers call for a while."""
    load = Load(choose)
    async with asyncio.TaskGroup() as callers:
        for _ in range(CALLERS):
            callers.create_task(load.call())
        try:
            yield load
        finally:
            load.stopped.set()
