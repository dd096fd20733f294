"""Sends traces by OTLP over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from threading import Thread
from typing import override

from anyio import to_thread
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import Span, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import DEFAULT_ON
from opentelemetry.util.re import parse_env_headers

from app.core.settings.tracing import TracingSettings
from app.telemetry.sql import trace_statements

STOP_SECONDS = 5
QUERY = "url.query"


class QueryRemover(SpanProcessor):
    """Keeps queries out of traces, as they are kept out of the log: they may hold what nobody should read."""

    @override
    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        """Look at a span before it goes anywhere."""
        if span.attributes and QUERY in span.attributes:
            span.set_attribute(QUERY, "REDACTED")


@asynccontextmanager
async def open_tracing(settings: TracingSettings) -> AsyncIterator[None]:
    """Send what is traced; what is left at the end is sent within `STOP_SECONDS`, or lost."""
    if settings.otel_exporter_otlp_endpoint is None:
        yield
        return
    processor = BatchSpanProcessor(make_exporter(settings, str(settings.otel_exporter_otlp_endpoint)))
    tracer_provider(settings.otel_service_name).add_span_processor(processor)
    try:
        yield
    finally:
        # Of its own, so that the process does not wait for it either.
        ending = Thread(target=processor.shutdown, daemon=True)
        ending.start()
        await to_thread.run_sync(ending.join, STOP_SECONDS)


def make_exporter(settings: TracingSettings, endpoint: str) -> OTLPSpanExporter:
    """Make what sends; each attempt ends in time for the last one."""
    headers = settings.otel_exporter_otlp_headers
    return OTLPSpanExporter(
        endpoint=f"{endpoint.rstrip('/')}/v1/traces",
        headers=parse_env_headers(headers.get_secret_value(), liberal=True) if headers else None,
        timeout=STOP_SECONDS,
    )


@cache
def tracer_provider(service_name: str) -> TracerProvider:
    """Make what all spans of the process come from; whoever starts one has decided that it is wanted."""
    provider = TracerProvider(
        sampler=DEFAULT_ON, resource=Resource.create({"service.name": service_name}), shutdown_on_exit=False
    )
    provider.add_span_processor(QueryRemover())
    trace.set_tracer_provider(provider)
    trace_statements()
    return provider
