"""What happens between the server and a socket, on a real connection."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError

from app import socket_protocol
from app.http_protocol import StrictHttpProtocol
from app.socket_options import MAX_FRAME_BYTES, PING_SECONDS, SOCKET_OPTIONS, SocketOptions

SECONDS = 20
HEAD = (
    b"GET /%b HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
TOO_LONG = b"a" * 9000
FLOOD = "x" * 60_000
# How a closing frame tells the code 1011 (RFC 6455, section 5.5.1).
NO_PONG = (1011).to_bytes(2) + b"keepalive ping timeout"
# Frames of a client, whose mask is all zeros (RFC 6455, section 5.2).
PING = bytes((0x89, 0x80 | 125, 0, 0, 0, 0)) + bytes(125)
FLOOD_ME = bytes((0x81, 0x80 | len(b"flood"), 0, 0, 0, 0)) + b"flood"


@pytest.fixture
def gone() -> asyncio.Event:
    """Tells when a socket has ended."""
    return asyncio.Event()


@pytest.fixture
def ping_seconds(request: pytest.FixtureRequest) -> float:
    """How often a peer is asked whether it is there; a test may ask for less patience."""
    seconds: float = getattr(request, "param", PING_SECONDS)
    return seconds


@pytest.fixture
async def port(gone: asyncio.Event, ping_seconds: float) -> AsyncIterator[int]:
    """Where an application listens that says again what its peer says, and again and again if that wants a flood."""

    async def repeat(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        try:
            while (message := await receive())["type"] == "websocket.receive":
                await send({"type": "websocket.send", "text": message["text"]})
                while message["text"] == "flood":
                    await send({"type": "websocket.send", "text": FLOOD})
        finally:
            gone.set()

    options: SocketOptions = {**SOCKET_OPTIONS, "ws_ping_interval": ping_seconds, "ws_ping_timeout": ping_seconds}
    config = uvicorn.Config(repeat, log_config=None, lifespan="off", **options)
    config.load()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: StrictHttpProtocol(config, ServerState(), {}), "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.fixture
async def client(port: int) -> AsyncIterator[ClientConnection]:
    """A client with a socket."""
    async with asyncio.timeout(SECONDS), connect(f"ws://127.0.0.1:{port}/") as client:
        yield client


async def ended(client: ClientConnection) -> int:
    """Wait until the service ends a socket, and return the code."""
    with pytest.raises(ConnectionClosedError) as closed:
        await client.recv()
    assert closed.value.rcvd
    return closed.value.rcvd.code


async def test_a_text_comes_through(client: ClientConnection) -> None:
    await client.send("hello")

    assert await client.recv() == "hello"


async def test_a_text_in_parts_comes_through(client: ClientConnection) -> None:
    await client.send(["hel", "lo"])

    assert await client.recv() == "hello"


async def test_a_frame_that_is_too_large_ends_the_socket(client: ClientConnection) -> None:
    await client.send("a" * (MAX_FRAME_BYTES + 1))

    assert await ended(client) == 1009


async def test_a_text_that_is_none_ends_the_socket_and_is_no_failure(
    client: ClientConnection, caplog: pytest.LogCaptureFixture
) -> None:
    await client.send(b"\xff\xfe", text=True)

    assert await ended(client) == 1007
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.usefixtures("kept_logging")
async def test_a_head_that_is_too_large_for_a_handshake_is_answered(port: int) -> None:
    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HEAD % TOO_LONG)
        answer = await reader.read()
        writer.close()

    assert answer.startswith(b"HTTP/1.1 431 ")
    assert b"application/problem+json" in answer


@pytest.mark.parametrize("ping_seconds", [0.1], indirect=True)
async def test_a_peer_that_answers_no_ping_is_given_up(port: int, gone: asyncio.Event) -> None:
    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HEAD % b"")
        await reader.readuntil(b"\r\n\r\n")
        await gone.wait()
        heard = await reader.read()
        writer.close()

    assert NO_PONG in heard


async def test_a_peer_that_takes_nothing_is_given_up(
    port: int, gone: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_protocol, "STALLED_SECONDS", 0.2)

    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(HEAD % b"")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(FLOOD_ME)
        await gone.wait()
        writer.close()


async def test_a_peer_that_asks_and_takes_no_answers_is_given_up(port: int, gone: asyncio.Event) -> None:
    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
        writer.write(HEAD % b"")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(PING * 100_000)
        await gone.wait()
        writer.close()
