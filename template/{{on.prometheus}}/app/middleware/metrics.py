"""Counts and times requests."""

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.telemetry.http import HttpMetrics

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
UNMATCHED = "unmatched"


class MetricsMiddleware:
    """Labels requests by the template of their route, so that the number of series stays bounded."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        metrics: HttpMetrics = scope["state"]["metrics"].http
        started = perf_counter()
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            metrics.note(method, route_template(scope), status, perf_counter() - started)


def route_template(scope: Scope) -> str:
    """Return the path with the names of its parameters in place of their values."""
    if "route" not in scope:
        return UNMATCHED
    segments = scope["path"].split("/")
    for name, value in scope.get("path_params", {}).items():
        if value in segments:
            # The last one: a value may equal a word that comes before it in the path.
            segments[len(segments) - 1 - segments[::-1].index(value)] = f"{{{name}}}"
    return "/".join(segments)
