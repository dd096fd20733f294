"""How SQLite stores what models are made of."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Uuid

TIMESTAMP = DateTime()


class Identifier(Uuid[UUID]):
    """A UUID as 32 hexadecimal digits."""


def sort_key(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what rows are sorted by: the column itself, as SQLite sorts text by code point."""
    return column
