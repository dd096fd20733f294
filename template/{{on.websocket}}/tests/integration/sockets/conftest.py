"""Rooms of the application, which belong to one test."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx2
import pytest
from fastapi import FastAPI

from app.api.sockets import get_center
from app.sockets.center import SocketCenter
from app.sockets.hub import Hub
from tests.reaches import make_reach
from tests.sockets import NO_HEADERS, Connect, Opened, Socket, connecting

MAX_PER_USER = 2
CAPACITY = 4


@pytest.fixture
def capacity() -> int:
    """How many sockets there may be."""
    return CAPACITY


@pytest.fixture
def hub() -> Hub:
    """Who is in which room."""
    return Hub()


@pytest.fixture
def connect(shared_app: FastAPI, transport: httpx2.ASGITransport, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Connect:
    """Begins a handshake."""
    center = SocketCenter(hub, make_reach(hub, MAX_PER_USER), CAPACITY)
    monkeypatch.setitem(shared_app.dependency_overrides, get_center, lambda: center)
    return lambda path, headers=NO_HEADERS: connecting(transport.app, path, headers)


@pytest.fixture
async def opened(connect: Connect) -> AsyncIterator[Opened]:
    """Opens sockets, which go away at the end of the test."""
    async with AsyncExitStack() as stack:

        async def open_socket(path: str, headers: dict[str, str]) -> Socket:
            socket = await stack.enter_async_context(connect(path, headers))
            await socket.take("websocket.accept")
            return socket

        yield open_socket
