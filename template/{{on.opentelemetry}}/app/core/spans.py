"""Parts of a trace."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

# Begins to trace once there is somewhere to send traces to.
TRACER = trace.get_tracer("app")
PROPAGATOR = TraceContextTextMapPropagator()


def is_recording() -> bool:
    """Whether what happens now is traced."""
    return trace.get_current_span().is_recording()


def current_traceparent() -> str:
    """Return the current span as the header `traceparent`; empty if there is none."""
    carrier: dict[str, str] = {}
    PROPAGATOR.inject(carrier)
    return carrier.get("traceparent", "")


def parent_of(traceparent: str) -> Context:
    """Return the context of the span that a header names; of none, if it is empty."""
    return PROPAGATOR.extract({"traceparent": traceparent}, Context())


@contextmanager
def span(name: str, kind: SpanKind, attributes: Mapping[str, str], parent: Context | None = None) -> Iterator[Span]:
    """Trace a part of the current span, or of another one; an error is told by its class, as its text may be secret."""
    with TRACER.start_as_current_span(
        name, parent, kind, attributes, record_exception=False, set_status_on_exception=False
    ) as started:
        try:
            yield started
        except Exception as error:
            started.set_attribute("error.type", type(error).__qualname__)
            started.set_status(StatusCode.ERROR)
            raise
