"""What is traced of requests, and which."""

import asyncio

import pytest
from fastapi import FastAPI
from opentelemetry.trace import StatusCode
from pydantic import HttpUrl, SecretStr
from sqlalchemy import literal, select, text
from structlog.testing import capture_logs

from app.api.dependencies import ReadSessionDep
from app.core.logging import add_request
from app.telemetry import tracing as sending
from tests.clients import ClientWith
from tests.receiver import Receiver, receiving
from tests.traces import Spans, is_part, trace_of

TRACE_ID, SPAN_ID = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
SENTINEL = "sentinel-that-nobody-may-see"
LOOK = "GET /looks/{number}"

type Tracing = dict[str, object]


async def look(number: int, session: ReadSessionDep) -> None:
    """Ask the database for something, or for what is not there."""
    if number:
        await session.execute(select(literal(SENTINEL)))
    else:
        await session.execute(text("SELECT missing FROM nowhere"))


def add_look(app: FastAPI) -> None:
    """Add the operation."""
    app.add_api_route("/looks/{number}", look)


def traceparent(flags: str) -> dict[str, str]:
    """Name the trace of a caller."""
    return {"traceparent": f"00-{TRACE_ID}-{SPAN_ID}-{flags}"}


async def test_a_request_is_traced_down_to_its_statements(
    client_with: ClientWith, tracing: Tracing, spans: Spans
) -> None:
    async with client_with(add_look, **tracing) as client:
        await client.get("/looks/1")

    request, statement = spans.named(LOOK), spans.named("SELECT")
    assert is_part(statement, request)
    assert request.attributes
    assert (request.attributes["http.route"], request.attributes["http.response.status_code"]) == (LOOK[4:], 200)


async def test_neither_queries_nor_parameters_of_statements_are_traced(
    client_with: ClientWith, tracing: Tracing, spans: Spans
) -> None:
    async with client_with(add_look, **tracing) as client:
        await client.get("/looks/1", params={"token": SENTINEL}, headers={"authorization": SENTINEL})

    assert spans.named("SELECT").parent
    assert SENTINEL not in str([span.to_json() for span in spans.all])


async def test_a_statement_that_fails_is_told_by_the_class_of_its_error(
    client_with: ClientWith, tracing: Tracing, spans: Spans
) -> None:
    async with client_with(add_look, **tracing) as client:
        await client.get("/looks/0")

    statement = spans.named("SELECT")
    assert statement.status.status_code is StatusCode.ERROR
    assert statement.attributes
    assert "error.type" in statement.attributes
    assert statement.events == ()


async def test_a_request_continues_the_trace_of_its_caller(
    client_with: ClientWith, tracing: Tracing, spans: Spans
) -> None:
    async with client_with(add_look, **tracing) as client:
        await client.get("/looks/1", headers=traceparent("01"))

    request = spans.named(LOOK)
    assert (trace_of(request), request.parent and request.parent.span_id) == (int(TRACE_ID, 16), int(SPAN_ID, 16))


@pytest.mark.parametrize(("path", "headers"), [("/looks/1", traceparent("00")), ("/health", {}), ("/health/ready", {})])
async def test_what_the_caller_does_not_trace_and_probes_are_left_out(
    client_with: ClientWith, tracing: Tracing, spans: Spans, path: str, headers: dict[str, str]
) -> None:
    async with client_with(add_look, **tracing) as client:
        await client.get(path, headers=headers)

    assert spans.all == ()


async def test_a_ratio_decides_about_what_begins_here(client_with: ClientWith, tracing: Tracing, spans: Spans) -> None:
    async with client_with(add_look, **tracing, otel_traces_sampler_arg=0.0) as client:
        await client.get("/looks/1")

    assert spans.all == ()


async def test_nothing_is_traced_unless_there_is_where_to_send_it(client_with: ClientWith, spans: Spans) -> None:
    async with client_with(add_look) as client:
        await client.get("/looks/1", headers=traceparent("01"))

    assert spans.all == ()


async def test_what_is_logged_names_the_trace_that_has_begun_here(
    client_with: ClientWith, tracing: Tracing, spans: Spans
) -> None:
    async with client_with(add_look, **tracing) as client:
        with capture_logs(processors=[add_request]) as logs:
            await client.get("/looks/1")

    logged = [line["trace_id"] for line in logs if line["event"] == "request.finished"]
    assert logged == [f"{trace_of(spans.named(LOOK)):032x}"]


async def test_what_is_left_at_the_end_is_sent_with_the_headers_that_are_set(
    client_with: ClientWith, tracing: Tracing, collector: Receiver
) -> None:
    key = SecretStr("x-key=the%20key,x-team=ours")
    async with client_with(add_look, **tracing, otel_exporter_otlp_headers=key) as client:
        await client.get("/looks/1")

    assert {request.path for request in collector.requests} == {"/v1/traces"}
    assert [collector.requests[0].headers[name] for name in ("x-key", "x-team")] == ["the key", "ours"]
    assert b"/looks/{number}" in b"".join(request.body for request in collector.requests)


async def test_a_collector_that_does_not_answer_holds_the_end_up_for_a_moment_only(
    client_with: ClientWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "STOP_SECONDS", 0.2)
    with receiving(answering=False) as deaf:
        endpoint = HttpUrl(deaf.address)
        async with asyncio.timeout(10), client_with(add_look, otel_exporter_otlp_endpoint=endpoint) as client:
            await client.get("/looks/1")

    assert deaf.requests
