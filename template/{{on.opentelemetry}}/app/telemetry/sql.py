"""Traces statements, as part of the request or job that sends them."""

from opentelemetry.trace import Span, SpanKind
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import ExceptionContext

from app.core.spans import TRACER, is_recording, mark_failed

STARTED = "span"


def trace_statements() -> None:
    """Trace the statements of all engines; their parameters, which may be secret, are left out."""
    event.listen(Engine, "before_cursor_execute", start)
    event.listen(Engine, "after_cursor_execute", end)
    event.listen(Engine, "handle_error", end_failed)


def start(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
    """Start the span of a statement."""
    if not is_recording():
        return
    operation = statement.split(maxsplit=1)[0].upper()
    attributes = {
        "db.system.name": connection.dialect.name,
        "db.operation.name": operation,
        "db.query.text": statement,
    }
    connection.info[STARTED] = TRACER.start_span(operation, kind=SpanKind.CLIENT, attributes=attributes)


def end(connection: Connection, *_rest: object) -> None:
    """End the span of a statement that was done."""
    started: Span | None = connection.info.pop(STARTED, None)
    if started is not None:
        started.end()


def end_failed(context: ExceptionContext) -> None:
    """End the span of a statement that failed."""
    started: Span | None = context.connection.info.pop(STARTED, None) if context.connection else None
    if started is not None:
        mark_failed(started, context.original_exception)
        started.end()
