"""The errors of opening a socket."""

from app.core.exceptions import AppError


class ForeignOriginError(AppError):
    """A page of an origin that is not allowed wants to open a socket (RFC 6455, section 10.2)."""

    code = "foreign_origin"
    status = 403
    title = "Foreign origin"
