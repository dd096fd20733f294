"""Sends callers elsewhere once the process has been told to stop."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.lifecycle import LIFECYCLE


class DrainingMiddleware:
    """Ends each connection with its next answer, so that none is left when the server ends them all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if LIFECYCLE.stopping and scope["type"] == "http":
            send = ending_the_connection(send)
        await self.app(scope, receive, send)


def ending_the_connection(send: Send) -> Send:
    """Say with the answer that nothing more is read from the connection (RFC 9112, section 9.6)."""

    async def send_and_end(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Connection"] = "close"
        await send(message)

    return send_and_end
