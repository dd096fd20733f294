"""Traces requests by the telemetry of the framework."""

from fastapi.telemetry import TelemetryConfig
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.core import context
from app.core.config import Settings
from app.core.quiet_paths import QUIET_PATHS
from app.core.sampling import is_sampled
from app.core.spans import current_traceparent, is_recording
from app.core.trace_context import accept_traceparent


def request_telemetry(settings: Settings) -> TelemetryConfig:
    """Have the framework trace the requests that are sampled, before anything else is done for them."""

    def is_left_out(scope: Scope) -> bool:
        # A socket lasts for hours, which is no request.
        if scope["type"] != "http" or scope["path"] in QUIET_PATHS:
            return True
        given = Headers(scope=scope).get("traceparent", "")
        return not is_sampled(settings, accept_traceparent(given))

    return TelemetryConfig(
        tracing=settings.traces, metrics=False, logs=False, operation_spans=False, exclude=is_left_out
    )


class SpanContextMiddleware:
    """Names the span of the request in what is logged and wanted for it, in place of the span of the caller."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if is_recording():
            context.traceparent.set(current_traceparent())
        await self.app(scope, receive, send)
