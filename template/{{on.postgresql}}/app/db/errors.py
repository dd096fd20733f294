"""What an error of PostgreSQL means."""

from sqlalchemy.exc import DBAPIError, IntegrityError

# Classes 08, 53 and 57 of the error codes (connection, resources, intervention) and "lock not available".
UNAVAILABLE_CLASSES = ("08", "53", "57", "55P03")
SERIALIZATION_FAILURE = "40001"
DEADLOCK = "40P01"
NO_SUCH_TABLE = "42P01"
NO_SUCH_PARENT = "23503"


def is_unavailable(error: DBAPIError) -> bool:
    """Whether the server is away or too busy; trying again later may help."""
    return error.connection_invalidated or (sqlstate(error) or "").startswith(UNAVAILABLE_CLASSES)


def is_retryable(error: DBAPIError) -> bool:
    """Whether the server gave up the transaction for the sake of another: trying again at once may help."""
    return sqlstate(error) in {SERIALIZATION_FAILURE, DEADLOCK}


def violated_constraint(error: IntegrityError) -> str | None:
    """Name the constraint that a row violates."""
    name: str | None = getattr(driver_error(error), "constraint_name", None)
    return name


def lacks_parent(error: IntegrityError) -> bool:
    """Whether a row refers to one that is not there."""
    return sqlstate(error) == NO_SUCH_PARENT


def lacks_table(error: DBAPIError) -> bool:
    """Whether a table is not there."""
    return sqlstate(error) == NO_SUCH_TABLE


def sqlstate(error: DBAPIError) -> str | None:
    """Return the code of an error (PostgreSQL documentation, appendix A)."""
    code: str | None = getattr(driver_error(error), "sqlstate", None)
    return code


def driver_error(error: DBAPIError) -> BaseException | None:
    """Return the error of the driver below that of SQLAlchemy's adapter."""
    return error.orig.__cause__ if error.orig else None
