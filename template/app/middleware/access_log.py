"""Writes one line for each request."""

from time import perf_counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.quiet_paths import QUIET_PATHS

logger = structlog.get_logger()


class AccessLogMiddleware:
    """Logs method, path, status and duration; the query is left out, since it may hold what nobody should read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] in QUIET_PATHS:
            await self.app(scope, receive, send)
            return
        started = perf_counter()
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        method, path = scope["method"], scope["path"]
        try:
            await self.app(scope, receive, send_and_note)
        finally:
            logger.info(
                "request.finished",
                method=method,
                path=path,
                status=status,
                duration_ms=round((perf_counter() - started) * 1000, 2),
                client=client_address(scope),
            )


def client_address(scope: Scope) -> str | None:
    """Return the address of the caller; a Unix socket has none."""
    client: tuple[str, int] | None = scope.get("client")
    return client[0] if client else None
