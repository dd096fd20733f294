"""Traces calls of other services, and tells them the trace."""

from typing import override

import httpx2
from opentelemetry.trace import SpanKind

from app.core.spans import current_traceparent, is_recording, span


class TracedTransport(httpx2.AsyncHTTPTransport):
    """Carries calls; their queries, which may be secret, are left out of the trace."""

    @override
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Make one call."""
        if not is_recording():
            return await super().handle_async_request(request)
        url = request.url.copy_with(query=None, username="", password="")
        attributes = {"http.request.method": request.method, "url.full": str(url), "server.address": request.url.host}
        with span(request.method, SpanKind.CLIENT, attributes) as started:
            request.headers["traceparent"] = current_traceparent()
            response = await super().handle_async_request(request)
            started.set_attribute("http.response.status_code", response.status_code)
        return response
