"""Calls of other services are parts of the trace."""

import httpx2
import pytest
from opentelemetry.trace import SpanKind, StatusCode

from app.core.outbound import TracedTransport
from app.core.spans import span
from tests.receiver import Receiver
from tests.traces import Spans, context_of, is_part

SENTINEL = "sentinel-that-nobody-may-see"


async def call(url: str) -> None:
    """Call another service."""
    async with httpx2.AsyncClient(transport=TracedTransport()) as client:
        await client.post(url, params={"key": SENTINEL})


async def test_a_call_is_part_of_the_trace_and_tells_it_on(collector: Receiver, spans: Spans) -> None:
    with span("work", SpanKind.INTERNAL, {}):
        await call(f"{collector.address}/somewhere")

    made = spans.named("POST")
    assert is_part(made, spans.named("work"))
    assert collector.requests[0].headers["traceparent"].split("-")[2] == f"{context_of(made).span_id:016x}"
    assert SENTINEL not in made.to_json()


async def test_a_call_that_fails_is_told_by_the_class_of_its_error(spans: Spans, unused_tcp_port: int) -> None:
    with pytest.raises(httpx2.ConnectError), span("work", SpanKind.INTERNAL, {}):
        await call(f"http://127.0.0.1:{unused_tcp_port}/")

    assert spans.named("POST").status.status_code is StatusCode.ERROR


async def test_a_call_outside_of_any_trace_tells_nothing(collector: Receiver, spans: Spans) -> None:
    await call(f"{collector.address}/somewhere")

    assert spans.all == ()
    assert "traceparent" not in collector.requests[0].headers
