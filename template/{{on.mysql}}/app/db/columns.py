"""How MySQL and MariaDB store what models are made of."""

from typing import Any, override
from uuid import UUID

from sqlalchemy import BINARY, ColumnElement, Dialect, TypeDecorator
from sqlalchemy.dialects.mysql import DATETIME

TIMESTAMP = DATETIME(fsp=6)


class Identifier(TypeDecorator[UUID]):
    """A UUID in 16 bytes: MySQL has no type for it, and bytes sort as the UUIDs do."""

    impl = BINARY(16)
    cache_ok = True

    @override
    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """Store the bytes."""
        return None if value is None else value.bytes

    @override
    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        """Make a UUID of the bytes."""
        return None if value is None else UUID(bytes=value)


def sort_key(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what rows are sorted by: the column itself, as tables have a collation that sorts by code point."""
    return column
