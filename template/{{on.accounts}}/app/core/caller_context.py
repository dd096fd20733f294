"""Who makes the request that is being served."""

from uuid import UUID

from structlog.contextvars import bind_contextvars


def name_caller(user_id: UUID) -> None:
    """Let each later line of the log of this request name the caller."""
    bind_contextvars(user_id=str(user_id))
