"""Refuses requests while too many others run."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problems import error_response
from app.core.exceptions import OverloadedError
from app.core.probes import READINESS


class ConcurrencyLimitMiddleware:
    """Counts what runs in this process: to refuse a request at once is cheaper for all than to let it wait.

    Whether the service is ready is told however busy it is.
    """

    def __init__(self, app: ASGIApp, *, max_concurrent_requests: int) -> None:
        self.app = app
        self.max_concurrent_requests = max_concurrent_requests
        self.running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] == READINESS:
            await self.app(scope, receive, send)
            return
        if self.running >= self.max_concurrent_requests:
            await error_response(scope, OverloadedError())(scope, receive, send)
            return
        self.running += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.running -= 1
