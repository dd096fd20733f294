"""A thousand sockets of which nothing is heard."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from websockets.asyncio.client import ClientConnection, connect

from support.http.memory import MEBIBYTE, resident_bytes
from support.live import LiveService
from support.network import LOOPBACK
from support.websockets.rows import BY_AUTH

SOCKETS = 1000
AT_ONCE = 50
SECONDS = 120
# What a thousand sockets may take: each costs the service some fifty kilobytes.
MORE_MEMORY = 100 * MEBIBYTE
HELLO = '{"type": "message", "text": "hello"}'

pytestmark = pytest.mark.parametrize("row", [BY_AUTH["none"]], indirect=True, scope="session")


async def entered(stack: AsyncExitStack, port: int) -> list[ClientConnection]:
    """Open all sockets, some of them at the same time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def enter() -> ClientConnection:
        async with gate:
            address = f"ws://{LOOPBACK}:{port}/ws/crowd"
            return await stack.enter_async_context(connect(address, compression=None, proxy=None))

    return await asyncio.gather(*(enter() for _ in range(SOCKETS)))


async def greet(live: LiveService) -> tuple[int, list[str | bytes]]:
    """Have one of the crowd speak; tell how much memory all of them took, and what each of them heard."""
    before = resident_bytes(live.server.pid)
    async with asyncio.timeout(SECONDS), AsyncExitStack() as stack:
        sockets = await entered(stack, live.port)
        taken = resident_bytes(live.server.pid) - before
        await sockets[0].send(HELLO)
        return taken, await asyncio.gather(*(socket.recv() for socket in sockets))


def test_a_thousand_idle_sockets_stay_open_and_cost_little(live: LiveService) -> None:
    taken, heard = asyncio.run(greet(live))

    assert len(heard) == SOCKETS
    assert len(set(heard)) == 1
    assert taken < MORE_MEMORY
