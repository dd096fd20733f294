"""Tells callers how many tries they have left."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.rate_limits import SCOPE_KEY
from app.middleware.messages import CONNECTIONS, RESPONSE_STARTS


class RateLimitHeadersMiddleware:
    """Adds the headers of a limit to every answer of a request that was counted, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in CONNECTIONS:
            await self.app(scope, receive, send)
            return
        headers: dict[str, str] = {}
        scope[SCOPE_KEY] = headers

        async def send_with_headers(message: Message) -> None:
            if headers and message["type"] in RESPONSE_STARTS:
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)
