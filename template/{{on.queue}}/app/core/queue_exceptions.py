"""Errors of the queue."""

from app.core.exceptions import AppError, ConflictError


class QueueUnavailableError(AppError):
    """The broker does not answer; the caller may try again."""

    code = "queue_unavailable"
    status = 503
    title = "Queue unavailable"


class JobTakenError(ConflictError):
    """A job with the same key was wanted before, and is another one."""


class JobLostError(Exception):
    """Somebody else has taken the job meanwhile: nothing of this attempt may count."""
