"""A service that is told to stop, while sixteen callers call."""

import asyncio
import json

import pytest

from support.lifecycle.callers import Connection, calling, connect, is_ready
from support.live import LiveService, Serve

REQUESTS = 4000
DELAY_SECONDS = "12"
SLOW_SECONDS = 3
ITEM = json.dumps({"title": "slow"}).encode()
HEAD = (
    b"POST /api/items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
)


async def send_slowly(connection: Connection) -> int:
    """Begin a request, and send its last byte a while later; return the status."""
    connection.writer.write(HEAD % len(ITEM) + ITEM[:-1])
    await asyncio.sleep(SLOW_SECONDS)
    status, _ = await connection.ask(ITEM[-1:])
    connection.writer.close()
    return status


async def stop_under_load(live: LiveService) -> tuple[list[str], int, bool, int]:
    """Stop a service; return what was lost, how much was answered, the readiness after that, and a slow status."""
    async with calling(lambda: live.port) as load:
        await load.reach(REQUESTS // 2)
        slow = asyncio.create_task(send_slowly(await connect(live.port)))
        await asyncio.sleep(0.2)
        live.server.terminate()
        await asyncio.sleep(0.5)
        ready = await is_ready(live.port)
        await load.reach(REQUESTS)
    return load.lost, load.answered, ready, await slow


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_is_lost_while_a_service_stops(serve: Serve, workers: int) -> None:
    with serve(workers, SHUTDOWN_DELAY_SECONDS=DELAY_SECONDS) as live:
        lost, answered, ready, slow = asyncio.run(stop_under_load(live))
        code = live.server.wait(60)

    assert lost == []
    assert answered >= REQUESTS
    assert not ready
    assert slow == 201
    assert code == 0
