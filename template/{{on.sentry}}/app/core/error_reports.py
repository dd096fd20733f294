"""Sends errors to Sentry as they are logged: those of requests, of jobs, and of whatever else nobody expected."""

import sys

import sentry_sdk
from structlog.typing import EventDict, WrappedLogger

LEVELS = frozenset({"error", "critical"})
TAGS = ("request_id", "trace_id", "user_id", "job_id", "job", "attempt", "method")


def report_errors(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Send an error that is logged with its exception; what is refused or tried again is none."""
    if event["level"] in LEVELS and (given := event.get("exc_info")) and sentry_sdk.is_initialized():
        with sentry_sdk.new_scope() as scope:
            scope.set_transaction_name(str(event["event"]))
            scope.set_tags({name: str(event[name]) for name in TAGS if name in event})
            scope.capture_exception(sys.exc_info() if given is True else given)
    return event
