"""Answers HEAD as GET without a body."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What the router finds out, which outer middleware wants to know.
ROUTING_KEYS = ("route", "path_params")


class HeadMiddleware:
    """Lets the routes know GET only (RFC 9110, section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        served = {**scope, "method": "GET"}
        try:
            await self.app(served, receive, send_without_body)
        finally:
            scope.update({key: served[key] for key in ROUTING_KEYS if key in served})
