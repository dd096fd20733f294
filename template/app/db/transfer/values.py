"""Values of columns as JSON, by the types of the columns."""

import math
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, TypeDecorator
from sqlalchemy.types import TypeEngine

from app.db.columns import Identifier
from app.db.transfer.errors import TransferError
from app.db.types import UtcDateTime

MICROSECOND = timedelta(microseconds=1)
# What reading may end in where the text is not what was written.
DAMAGE = (ArithmeticError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of a type are written as JSON, and read again."""

    type: type | tuple[type, ...]
    write: Callable[[Any], object]
    read: Callable[[Any], object]

    def encode(self, value: object) -> object:
        """Make JSON of a value.

        Raises:
            TransferError: the column holds something else than its type says.
        """
        if value is None:
            return None
        if not isinstance(value, self.type):
            raise TransferError(f"a value of the type {type(value).__name__} can't be carried over")
        return self.write(value)

    def decode(self, value: object) -> object:
        """Make a value of JSON.

        Raises:
            TransferError: it is not what `encode` would have made.
        """
        if value is None:
            return None
        try:
            made = self.read(value)
        except DAMAGE:
            made = None
        if not isinstance(made, self.type):
            raise TransferError("a value is damaged")
        return made


def same(value: object) -> object:
    """Return what JSON knows by itself."""
    return value


def write_float(value: float) -> object:
    """Write a number; JSON has no infinity."""
    return value if math.isfinite(value) else str(value)


def write_bytes(value: bytes) -> str:
    """Write bytes as Base64."""
    return b64encode(value).decode("ascii")


CODECS = {
    kind: Codec(kind, write, read)
    for kind, write, read in (
        (str, same, same),
        (bool, same, same),
        (int, same, same),
        (float, write_float, float),
        (Decimal, str, Decimal),
        (UUID, str, UUID),
        (datetime, lambda value: value.isoformat(timespec="microseconds"), datetime.fromisoformat),
        (date, date.isoformat, date.fromisoformat),
        (time, time.isoformat, time.fromisoformat),
        (timedelta, lambda value: value // MICROSECOND, lambda value: value * MICROSECOND),
        (bytes, write_bytes, lambda value: b64decode(value, validate=True)),
    )
}
JSON_CODEC = Codec((dict, list, str, int, float), same, same)


def codec_of(column: Column[Any]) -> Codec:
    """Choose how the values of a column are written.

    Raises:
        TransferError: there is no way that every database understands.
    """
    if isinstance(column.type, JSON):
        return JSON_CODEC
    kind = python_type(column.type)
    if issubclass(kind, Enum):
        return Codec(kind, attrgetter("name"), kind.__getitem__)
    if kind not in CODECS:
        raise TransferError(f"{column} can't be carried over: nothing is known of the type {column.type!r}")
    return CODECS[kind]


def python_type(column_type: TypeEngine[Any]) -> type:
    """Tell what Python makes of a column; a type of one's own says so by `python_type`, or is as the one below it."""
    if isinstance(column_type, Identifier):
        return UUID
    if isinstance(column_type, UtcDateTime):
        return datetime
    own = column_type.python_type
    if own is object and isinstance(column_type, TypeDecorator):
        return column_type.impl_instance.python_type
    return own
