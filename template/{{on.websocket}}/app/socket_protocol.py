"""What happens between the server and a socket: what the library that speaks the protocol leaves open."""

import asyncio
import logging
import socket
from asyncio.transports import BaseTransport, Transport
from typing import cast, override

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.api.problem_types import HEADERS_TOO_LARGE
from app.refusal import refusal

# A peer that takes nothing for so long is gone.
STALLED_SECONDS = 20
# So many answers wait for a peer that asks and does not read.
MAX_PONGS_WAITING = 100
# What is on its way to a slow reader waits in its mailbox, which is bounded, and not in the system.
SEND_BUFFER_BYTES = 64 * 1024
# RFC 6455, section 7.4.1
INVALID_DATA = 1007


class StrictSocketProtocol(WebSocketsSansIOProtocol):
    """Keeps what opens a socket out of the log, waits for nobody for ever, and holds little for whoever is slow."""

    stalled: asyncio.TimerHandle | None = None
    pongs_waiting = 0

    @override
    def connection_made(self, transport: BaseTransport) -> None:
        """Take over a connection; the lines of the server would hold the whole address, with its query."""
        super().connection_made(transport)
        self.logger = self.conn.logger = quiet_logger()
        cast("Transport", transport).set_write_buffer_limits(high=0)
        found: socket.socket | None = transport.get_extra_info("socket")
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)

    @override
    def data_received(self, data: bytes) -> None:
        """Read what has arrived; the server leaves a handshake without an answer whose head is too large for it."""
        super().data_received(data)
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.transport.write(refusal(HEADERS_TOO_LARGE, self.client))
            self.transport.close()

    @override
    def pause_writing(self) -> None:
        """Give a peer that reads nothing some time."""
        super().pause_writing()
        self.stalled = self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    @override
    def resume_writing(self) -> None:
        """Go on."""
        super().resume_writing()
        self.forget_stall()

    @override
    def handle_ping(self) -> None:
        """Answer a ping; a peer that asks again and again, and takes no answers, would fill the memory."""
        self.pongs_waiting = 0 if self.writable.is_set() else self.pongs_waiting + 1
        if self.pongs_waiting > MAX_PONGS_WAITING:
            self.transport.abort()
        else:
            super().handle_ping()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self.forget_stall()
        super().connection_lost(exc)

    def forget_stall(self) -> None:
        """Stop counting."""
        if self.stalled is not None:
            self.stalled.cancel()
            self.stalled = None

    @override
    def send_receive_event_to_app(self) -> None:
        """Give the service a message; a text that is none is nothing that anybody has to look into."""
        if self.curr_msg_data_type == "text" and not is_utf_8(b"".join(self.frames)):
            self.frames = []
            self.conn.send_close(INVALID_DATA)
            self.handle_parser_exception()
            return
        super().send_receive_event_to_app()

    @override
    async def send(self, message: ASGISendEvent) -> None:
        """Send a message; the last one is short, and goes even to whoever reads nothing."""
        if message["type"] == "websocket.close":
            self.writable.set()
        await super().send(message)


def quiet_logger() -> logging.Logger:
    """Return a log for what fails; what opens and closes is told by the service itself."""
    logger = logging.getLogger("uvicorn.sockets")
    logger.setLevel(logging.ERROR)
    return logger


def is_utf_8(data: bytes) -> bool:
    """Whether bytes are a text."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
