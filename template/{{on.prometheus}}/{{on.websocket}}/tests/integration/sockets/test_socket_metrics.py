"""What the metrics tell of sockets."""

import re

import httpx2

from tests.sockets import Connect, Opened

SAMPLE = re.compile(r"^(websocket_\w+(?:\{.*\})?) (\S+)$", re.MULTILINE)


async def samples(client: httpx2.AsyncClient) -> dict[str, float]:
    """Read the metrics of sockets."""
    return {name: float(value) for name, value in SAMPLE.findall((await client.get("/metrics")).text)}


async def test_sockets_are_counted_while_they_are_open(
    connect: Connect, client: httpx2.AsyncClient, visitor: dict[str, str]
) -> None:
    async with connect("/ws/lobby", visitor) as socket:
        await socket.take("websocket.accept")
        during = await samples(client)
    after = await samples(client)

    assert during["websocket_connections"] - after["websocket_connections"] == 1


async def test_refusals_and_ends_are_counted(
    opened: Opened, connect: Connect, client: httpx2.AsyncClient, visitor: dict[str, str]
) -> None:
    before = await samples(client)
    async with connect("/nowhere") as refused:
        await refused.refusal()
    socket = await opened("/ws/lobby", visitor)
    socket.send(text="{")
    await socket.end()
    after = await samples(client)

    counted = ('websocket_handshakes_total{status="404"}', 'websocket_closes_total{code="1007"}')
    assert [after[name] - before.get(name, 0) for name in counted] == [1, 1]
