"""Writes a line when a socket opens, when it closes, and when it is refused."""

from http import HTTPStatus
from time import perf_counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.middleware.access_log import client_address

# RFC 6455, section 7.1.5: the connection was lost without a word.
ABNORMAL = 1006

logger = structlog.get_logger()


class SocketLogMiddleware:
    """Logs path, code and duration; the query is left out, since it may hold what opens a socket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        record = Record(scope, receive, send)
        try:
            await self.app(scope, record.receive, record.send)
        finally:
            record.finish()


class Record:
    """What the log tells of one connection; the first word of an end counts, whoever says it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.about = {"path": scope["path"], "client": client_address(scope)}
        self.forward = send
        self.take = receive
        self.started = perf_counter()
        self.is_open = False
        self.code: int | None = None
        self.status: int = HTTPStatus.INTERNAL_SERVER_ERROR

    async def send(self, message: Message) -> None:
        """Send a message, and note what it means."""
        match message["type"]:
            case "websocket.http.response.start":
                self.status = message["status"]
            case "websocket.close" if self.code is None:
                self.code = int(message["code"])
        await self.forward(message)
        if message["type"] == "websocket.accept":
            self.is_open = True
            logger.info("socket.opened", **self.about)

    async def receive(self) -> Message:
        """Receive a message, and note what it means."""
        message = await self.take()
        if message["type"] == "websocket.disconnect" and self.code is None:
            self.code = message["code"]
        return message

    def finish(self) -> None:
        """Tell of the end."""
        duration_ms = round((perf_counter() - self.started) * 1000, 2)
        if self.is_open:
            logger.info("socket.closed", code=self.code or ABNORMAL, duration_ms=duration_ms, **self.about)
        else:
            logger.info("socket.refused", status=self.status, duration_ms=duration_ms, **self.about)
