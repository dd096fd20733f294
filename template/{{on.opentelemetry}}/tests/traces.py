"""What is traced, kept in this process."""

from collections.abc import Iterator
from functools import cache

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanContext
from pydantic import HttpUrl

from app.core.config import Settings
from app.telemetry.tracing import tracer_provider
from tests.receiver import Receiver, receiving


class Spans:
    """What has been traced."""

    def __init__(self, exporter: InMemorySpanExporter) -> None:
        self.exporter = exporter

    @property
    def all(self) -> tuple[ReadableSpan, ...]:
        """All spans that have ended, in that order."""
        return self.exporter.get_finished_spans()

    def named(self, name: str) -> ReadableSpan:
        """The one span of this name."""
        (found,) = (span for span in self.all if span.name == name)
        return found


def context_of(span: ReadableSpan) -> SpanContext:
    """Return what names a span."""
    context = span.get_span_context()
    assert context
    return context


def trace_of(span: ReadableSpan) -> int:
    """Return the id of the trace of a span."""
    return context_of(span).trace_id


def is_part(child: ReadableSpan, parent: ReadableSpan) -> bool:
    """Whether a span belongs right to another."""
    return child.parent is not None and child.parent.span_id == context_of(parent).span_id


@cache
def kept_spans() -> InMemorySpanExporter:
    """What the process keeps: it has one source of spans for all tests."""
    exporter = InMemorySpanExporter()
    tracer_provider(Settings.model_fields["otel_service_name"].default).add_span_processor(
        SimpleSpanProcessor(exporter)
    )
    return exporter


@pytest.fixture
def spans() -> Spans:
    """What is traced from now on."""
    kept_spans().clear()
    return Spans(kept_spans())


@pytest.fixture
def collector() -> Iterator[Receiver]:
    """Where traces are sent."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def tracing(collector: Receiver) -> dict[str, object]:
    """Settings with which everything is traced."""
    return {"otel_exporter_otlp_endpoint": HttpUrl(collector.address)}
