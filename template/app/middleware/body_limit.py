"""Refuses bodies that are too large, before they are read."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import error_response
from app.core.exceptions import BodyTooLargeError
from app.middleware.messages import first_header


class BodyLimitMiddleware:
    """Looks at the announced length, and counts what arrives where none or a wrong one is announced."""

    def __init__(self, app: ASGIApp, *, max_body_bytes: int) -> None:
        self.app = app
        self.max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = first_header(scope, b"content-length", "0")
        if announced.isdecimal() and int(announced) > self.max_body_bytes:
            await error_response(scope, BodyTooLargeError())(scope, receive, send)
            return
        received = 0

        async def receive_and_count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.max_body_bytes:
                raise BodyTooLargeError
            return message

        await self.app(scope, receive_and_count, send)
