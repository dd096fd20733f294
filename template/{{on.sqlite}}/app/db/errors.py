"""What an error of SQLite means."""

import re

from sqlalchemy.exc import DBAPIError, IntegrityError

UNAVAILABLE = ("database is locked", "unable to open database file", "disk I/O error", "database or disk is full")
UNIQUE = re.compile(r"UNIQUE constraint failed: (?P<columns>.+)")


def is_unavailable(error: DBAPIError) -> bool:
    """Whether the file can't be reached now; trying again later may help."""
    return any(reason in str(error.orig) for reason in UNAVAILABLE)


def lacks_parent(error: IntegrityError) -> bool:
    """Whether a row refers to one that is not there."""
    return "FOREIGN KEY constraint failed" in str(error.orig)


def lacks_table(error: DBAPIError) -> bool:
    """Whether a table is not there."""
    return "no such table" in str(error.orig)


def violated_constraint(error: IntegrityError) -> str | None:
    """Name the unique constraint that a row violates; SQLite tells its columns, which the naming convention names."""
    found = UNIQUE.search(str(error.orig))
    if found is None:
        return None
    tables, columns = zip(*(column.split(".") for column in found["columns"].split(", ")), strict=True)
    return "_".join(("uq", tables[0], *columns))
