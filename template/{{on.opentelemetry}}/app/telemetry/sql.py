"""Traces statements, as part of the request or job that sends them."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from opentelemetry.trace import Span, SpanKind
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext

from app.core.spans import is_recording, span

type Parameters = Sequence[Any] | Mapping[str, Any]
type ManyParameters = Sequence[Sequence[Any]] | Sequence[Mapping[str, Any]]


def trace_statements() -> None:
    """Trace the statements of all engines; their parameters, which may be secret, are left out."""
    # Those of dialects: with events of connections, what is not traced takes 6 % longer.
    event.listen(Engine, "do_execute", execute)
    event.listen(Engine, "do_executemany", execute_many)


def execute(cursor: DBAPICursor, statement: str, parameters: Parameters, context: ExecutionContext) -> bool:
    """Execute a statement if it is traced; return whether it was."""
    if is_traced(context):
        with statement_span(statement, context):
            context.dialect.do_execute(cursor, statement, parameters, context)
        return True
    return False


def execute_many(cursor: DBAPICursor, statement: str, parameters: ManyParameters, context: ExecutionContext) -> bool:
    """Execute a statement with several sets of parameters if it is traced; return whether it was."""
    if is_traced(context):
        with statement_span(statement, context):
            context.dialect.do_executemany(cursor, statement, parameters, context)
        return True
    return False


def is_traced(context: ExecutionContext) -> bool:
    """Whether a statement belongs to what is traced; those that are not compiled are what a new connection is asked."""
    return context.compiled is not None and is_recording()


def statement_span(statement: str, context: ExecutionContext) -> AbstractContextManager[Span]:
    """Trace a statement."""
    operation = statement.split(maxsplit=1)[0].upper()
    attributes = {
        "db.system.name": context.dialect.name,
        "db.operation.name": operation,
        "db.query.text": statement,
    }
    return span(operation, SpanKind.CLIENT, attributes)
