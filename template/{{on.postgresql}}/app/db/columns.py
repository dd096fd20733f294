"""How PostgreSQL stores what models are made of."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, String, Uuid

TIMESTAMP = DateTime(timezone=True)


class Identifier(Uuid[UUID]):
    """A UUID in its own type."""


def sort_key(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what rows are sorted by: text by code point, whatever language the database was made for."""
    return column.collate("C") if isinstance(column.type, String) else column
