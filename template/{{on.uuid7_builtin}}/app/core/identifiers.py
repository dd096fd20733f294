"""Identifiers that sort by the time they were made at."""

from uuid import UUID, uuid7


def new_id() -> UUID:
    """Make a UUID of version 7 (RFC 9562, section 5.7)."""
    return uuid7()
