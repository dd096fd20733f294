"""Why data can't be carried over."""

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.core.exceptions import AppError


class TransferError(Exception):
    """The data can't be carried over; the message says what to do."""


FAILURES = (TransferError, AppError, SQLAlchemyError, OSError)


def reason(error: Exception) -> str:
    """Tell an error in one line; a statement and its values, which may be secret, are left out."""
    told = error.orig if isinstance(error, DBAPIError) else error
    return next(iter(str(told).splitlines()), type(told).__name__)
