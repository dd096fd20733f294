"""Ends what fails in a socket as the service ends requests: with a problem document, or a code that says so."""

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import error_response
from app.core.exceptions import AppError, NotFoundError
from app.sockets.close_code import REASONS, CloseCode

logger = structlog.get_logger()


class PeerGoneError(OSError):
    """There is nobody any more to send anything to."""


class SocketErrorsMiddleware:
    """Answers a handshake that no route takes, or that fails, and logs each failure once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        handshake = Handshake(send)
        try:
            await self.app(scope, receive, handshake.send)
        except PeerGoneError:
            return
        except Exception:
            logger.exception("socket.failed", path=scope["path"])
            if handshake.accepted:
                code = CloseCode.INTERNAL_ERROR
                await send({"type": "websocket.close", "code": code, "reason": REASONS[code]})
                return
            handshake.refusal = AppError()
        if handshake.refusal and not handshake.answered:
            await error_response(scope, handshake.refusal)(scope, receive, send)


class Handshake:
    """Notes how a handshake ends, and keeps the bare refusal of the framework back: it would say nothing."""

    def __init__(self, send: Send) -> None:
        self.forward = send
        self.accepted = False
        self.answered = False
        self.refusal: AppError | None = None

    async def send(self, message: Message) -> None:
        """Pass a message on, or keep it back.

        Raises:
            PeerGoneError: the peer has gone, which is no failure of the service.
        """
        if message["type"] == "websocket.close" and not self.answered:
            self.refusal = NotFoundError()
            return
        self.accepted = self.accepted or message["type"] == "websocket.accept"
        self.answered = True
        try:
            await self.forward(message)
        except OSError as error:
            raise PeerGoneError from error
