"""Serves both spellings of a path."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.middleware.messages import CONNECTIONS


class TrailingSlashMiddleware:
    """Drops a trailing slash, so that no redirect is needed, which would repeat a `Host` that anybody can send."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] in CONNECTIONS and scope["path"].endswith("/") and scope["path"] != "/":
            scope["path"] = scope["path"].removesuffix("/")
        await self.app(scope, receive, send)
