"""What an error of MySQL or MariaDB means."""

import re

from sqlalchemy.exc import DBAPIError, IntegrityError

DEADLOCK = 1213
CHANGED_MEANWHILE = 1020
NO_SUCH_TABLE = 1146
NO_SUCH_PARENT = 1452
# Disk or table full, shutdown, aborted or lost connection, too many connections, lock wait, read-only server, end of a
# statement that took too long or was killed.
UNAVAILABLE = frozenset(
    {1021, 1053, 1114, 1152, 1203, 1205, 1226, 1290, 1317, 1836, 1927, 1969, 2006, 2013, 2055, 3024}
)
# The name of the key ends the message in every language.
DUPLICATE = re.compile(r"'(?:[^'.]+\.)?(?P<name>[^'.]+)'$")


def is_unavailable(error: DBAPIError) -> bool:
    """Whether the server is away or too busy; trying again later may help."""
    return error.connection_invalidated or error_number(error) in UNAVAILABLE


def is_retryable(error: DBAPIError) -> bool:
    """Whether the server gave up the transaction for the sake of another: trying again at once may help."""
    return error_number(error) in {DEADLOCK, CHANGED_MEANWHILE}


def violated_constraint(error: IntegrityError) -> str | None:
    """Name the unique constraint that a row violates; MySQL puts the name of the table before it."""
    message = error.orig.args[-1] if error.orig else ""
    found = DUPLICATE.search(str(message))
    return found["name"] if found else None


def lacks_parent(error: IntegrityError) -> bool:
    """Whether a row refers to one that is not there."""
    return error_number(error) == NO_SUCH_PARENT


def lacks_table(error: DBAPIError) -> bool:
    """Whether a table is not there."""
    return error_number(error) == NO_SUCH_TABLE


def error_number(error: DBAPIError) -> int | None:
    """Return the number of an error (MySQL Server Error Reference; MariaDB Error Code Reference)."""
    number = error.orig.args[0] if error.orig and error.orig.args else None
    return number if isinstance(number, int) else None
