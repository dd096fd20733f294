"""Lets nothing come between a process and the question whether it lives."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.core.probes import LIVENESS


class LivenessMiddleware:
    """Leads the question to its route: the rules for callers must not have a process ended that lives."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        is_asked = scope["type"] == "http" and scope["path"] == LIVENESS and scope["method"] == "GET"
        await (scope["app"].router if is_asked else self.app)(scope, receive, send)
