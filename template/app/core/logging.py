"""Structured logs: JSON where machines read them, colours where people do."""

import json
import logging
import sys
from collections.abc import Callable

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from app.core import context
from app.core.server_loggers import SERVER_LOGGERS
from app.core.settings.service import Environment, ServiceSettings
from app.core.trace_context import trace_id_of

HUMAN_ENVIRONMENTS = frozenset({Environment.DEVELOPMENT, Environment.TEST})


def configure_logging(settings: ServiceSettings) -> None:
    """Write the service's own events and those of its libraries to standard output, in one form."""
    level = logging.getLevelNamesMapping()[settings.log_level]
    human = settings.environment in HUMAN_ENVIRONMENTS
    structlog.configure(
        processors=[*shared_processors(), *renderers(human=human)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout)
        if human
        else structlog.BytesLoggerFactory(sys.stdout.buffer),
        cache_logger_on_first_use=False,
    )
    configure_libraries(level, human=human)


def configure_libraries(level: int, *, human: bool) -> None:
    """Send the records of the standard library's logging through the same processors."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared_processors(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers(human=human, text=True)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(level, logging.INFO))
    for name in SERVER_LOGGERS:
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    logging.captureWarnings(capture=True)


def shared_processors() -> list[Processor]:
    """List what every event goes through."""
    return [
        structlog.contextvars.merge_contextvars,
        add_request,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def renderers(*, human: bool, text: bool = False) -> list[Processor]:
    """List what turns an event into a line."""
    if human:
        # A plain traceback: the others print local variables, which may be secrets, or take minutes to print.
        plain = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), exception_formatter=plain)]
    serializer: Callable[..., str | bytes] = dump_text if text else dump
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(serializer=serializer)]


def add_request(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Name the request that an event belongs to, and its trace."""
    if (request_id := context.request_id.get()) != context.NO_REQUEST:
        event["request_id"] = request_id
    if trace_id := trace_id_of(context.traceparent.get()):
        event["trace_id"] = trace_id
    return event


def dump(event: EventDict, **_options: object) -> bytes:
    """Write an event as JSON; what JSON does not know is written as its text."""
    try:
        return orjson.dumps(event, default=str)
    except TypeError:
        # Half a surrogate pair, or a number of more than 64 bits.
        return json.dumps(event, default=str).encode()


def dump_text(event: EventDict, **_options: object) -> str:
    """Write an event as JSON text."""
    return dump(event).decode()
