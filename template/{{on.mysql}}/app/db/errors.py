"""What an error of MySQL or MariaDB means."""

import re

from sqlalchemy.exc import DBAPIError, IntegrityError

DEADLOCK = 1213
CHANGED_MEANWHILE = 1020
# Too many connections, no access, no such database, shutdown, aborted or lost connection, no server, lock wait,
# end of a statement that took too long (by MariaDB and by MySQL), read-only server.
UNAVAILABLE = frozenset(
    {1040, 1044, 1045, 1049, 1053, 1152, 1203, 1205, 1226, 1290, 1836, 1927, 1969, 2002, 2003, 2006, 2013, 2055, 3024}
)
DUPLICATE = re.compile(r"for key '(?:[^'.]+\.)?(?P<name>[^'.]+)'$")


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


def error_number(error: DBAPIError) -> int | None:
    """Return the number of an error (MySQL Server Error Reference; MariaDB Error Code Reference)."""
    number = error.orig.args[0] if error.orig and error.orig.args else None
    return number if isinstance(number, int) else None
