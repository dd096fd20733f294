"""Sockets of an application in the same process, as a client sees them."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.types import ASGIApp, Message

SECONDS = 10
NO_HEADERS: Mapping[str, str] = {}


class Socket:
    """One connection, from the handshake on."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[Message] = asyncio.Queue()
        self.received: asyncio.Queue[Message] = asyncio.Queue()
        self.sent.put_nowait({"type": "websocket.connect"})

    async def take(self, kind: str) -> Message:
        """Wait for a message of the application, which must be of a kind."""
        async with asyncio.timeout(SECONDS):
            message = await self.received.get()
        assert message["type"] == kind, message
        return message

    async def refusal(self) -> tuple[int, str]:
        """Return the status and the code of a handshake that is refused."""
        status = (await self.take("websocket.http.response.start"))["status"]
        document = json.loads((await self.take("websocket.http.response.body"))["body"])
        assert document["status"] == status
        return status, document["code"]

    def send(self, **data: object) -> None:
        """Send something."""
        self.sent.put_nowait({"type": "websocket.receive", **data})

    def say(self, text: str) -> None:
        """Say something in the room."""
        self.send(text=json.dumps({"type": "message", "text": text}))

    async def hear(self) -> dict[str, Any]:
        """Wait for what somebody says."""
        heard: dict[str, Any] = json.loads((await self.take("websocket.send"))["text"])
        return heard

    async def end(self) -> int:
        """Wait until the application ends the socket, and return the code."""
        code: int = (await self.take("websocket.close"))["code"]
        return code


type Connect = Callable[..., AbstractAsyncContextManager[Socket]]
type Opened = Callable[..., Awaitable[Socket]]


@asynccontextmanager
async def connecting(app: ASGIApp, path: str, headers: Mapping[str, str] = NO_HEADERS) -> AsyncIterator[Socket]:
    """Begin a handshake, and go away at the end."""
    socket = Socket()
    task = asyncio.ensure_future(app(scope_of(path, headers), socket.sent.get, socket.received.put))
    try:
        yield socket
    finally:
        socket.sent.put_nowait({"type": "websocket.disconnect", "code": 1001})
        async with asyncio.timeout(SECONDS):
            await task


def scope_of(path: str, headers: Mapping[str, str]) -> dict[str, Any]:
    """Describe a handshake as a server does."""
    path, _, query = path.partition("?")
    named = {"host": "localhost", **headers}
    return {
        "type": "websocket",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "scheme": "ws",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in named.items()],
        "client": ("127.0.0.1", 5000),
        "subprotocols": [],
        "extensions": {"websocket.http.response": {}},
    }
