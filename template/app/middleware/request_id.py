"""Gives every request an id, and keeps the trace that it belongs to."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import clear_contextvars

from app.core import context
from app.core.identifiers import new_id
from app.core.trace_context import accept_traceparent
from app.middleware.messages import ACCEPTANCE, CONNECTIONS, RESPONSE_STARTS, first_header

HEADER = b"x-request-id"
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
        given = first_header(scope, HEADER)
        request_id = given if ACCEPTED.fullmatch(given) else str(new_id())

        async def send_with_id(message: Message) -> None:
            if message["type"] in RESPONSE_STARTS or message["type"] == ACCEPTANCE:
                others = [header for header in message.get("headers", ()) if header[0] != HEADER]
                message["headers"] = [*others, (HEADER, request_id.encode())]
            await send(message)

        clear_contextvars()
        token = context.request_id.set(request_id)
        trace = context.traceparent.set(accept_traceparent(first_header(scope, b"traceparent")))
        await self.app(scope, receive, send_with_id)
        # Not after a failure: the server logs that later, in the same task, and its line names the request too.
        context.traceparent.reset(trace)
        context.request_id.reset(token)
