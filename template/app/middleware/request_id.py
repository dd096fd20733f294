"""Gives every request an id, and keeps the trace that it belongs to."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import clear_contextvars

from app.core import context
from app.core.identifiers import new_id
from app.core.trace_context import accept_traceparent
from app.middleware.messages import ACCEPTANCE, CONNECTIONS, RESPONSE_STARTS

ACCEPTED = re.compile(r"[A-Za-z0-9_-]{8,128}")


class RequestIdMiddleware:
    """Takes over the caller's `X-Request-ID` if it is harmless, else makes one, and sends it back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in CONNECTIONS:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if ACCEPTED.fullmatch(given) else str(new_id())

        async def send_with_id(message: Message) -> None:
            if message["type"] in RESPONSE_STARTS or message["type"] == ACCEPTANCE:
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        clear_contextvars()
        token = context.request_id.set(request_id)
        trace = context.traceparent.set(accept_traceparent(headers.get("traceparent", "")))
        await self.app(scope, receive, send_with_id)
        # Not after a failure: the server logs that later, in the same task, and its line names the request too.
        context.traceparent.reset(trace)
        context.request_id.reset(token)
