"""Tables, their rows as JSON, and the statements that fill them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import JSON, Column, Dialect, Enum, Insert, Select, Table, Update, bindparam, insert, select, update
from sqlalchemy.types import TypeEngine

from app.db.columns import sort_key
from app.db.transfer.errors import TransferError
from app.db.transfer.values import Codec, codec_of


@dataclass(frozen=True, slots=True)
class TransferredTable:
    """A table; `later` are the columns that refer to rows which may not be there yet when a row is inserted."""

    table: Table
    columns: tuple[Column[Any], ...]
    codecs: Mapping[str, Codec]
    later: frozenset[str]

    @classmethod
    def of(cls, table: Table) -> Self:
        """Find out how a table is carried over; what the database computes is left to it.

        Raises:
            TransferError: the type of a column is not supported.
        """
        columns = tuple(column for column in table.columns if column.computed is None)
        return cls(
            table=table,
            columns=columns,
            codecs={column.key: codec_of(column) for column in columns},
            later=self_references(table),
        )

    def select(self) -> Select[*tuple[Any, ...]]:
        """Read all rows, in an order that is the same on every database."""
        keys = self.table.primary_key.columns
        # A database may keep an enumeration in a type of its own, which has no collation.
        return select(*self.columns).order_by(*(key if isinstance(key.type, Enum) else sort_key(key) for key in keys))

    def encode(self, row: Sequence[Any]) -> dict[str, object]:
        """Make JSON of a row.

        Raises:
            TransferError: a value does not fit the type of its column.
        """
        try:
            return {key: codec.encode(value) for (key, codec), value in zip(self.codecs.items(), row, strict=True)}
        except TransferError as error:
            raise TransferError(f"table {self.table.key}: {error}") from None

    def decode(self, row: Mapping[str, object]) -> dict[str, object]:
        """Make parameters of JSON.

        Raises:
            TransferError: the columns are others, or a value is damaged.
        """
        if row.keys() != self.codecs.keys():
            raise TransferError(f"table {self.table.key} has other columns here than in the file")
        try:
            return {parameter(key): codec.decode(row[key]) for key, codec in self.codecs.items()}
        except TransferError as error:
            raise TransferError(f"table {self.table.key}: {error}") from None

    def insert(self, dialect: Dialect) -> Insert:
        """Insert a row, as `decode` makes it."""
        return insert(self.table).values(self.parameters(self.columns, dialect))

    def complete(self, dialect: Dialect) -> Update:
        """Set all columns of a row again, so that none is set by the database or by a default."""
        keys = self.table.primary_key.columns
        others = [column for column in self.columns if not column.primary_key]
        found = (key == bindparam(parameter(key.key), type_=key.type) for key in keys)
        return update(self.table).where(*found).values(self.parameters(others, dialect))

    def parameters(self, columns: Sequence[Column[Any]], dialect: Dialect) -> dict[str, Any]:
        """Make the parameters of columns."""
        return {column.key: bindparam(parameter(column.key), type_=stored_as(column, dialect)) for column in columns}


def self_references(table: Table) -> frozenset[str]:
    """List the columns that refer to rows of the same table, and may be empty for a while."""
    if not table.primary_key.columns:
        return frozenset()
    referring = (key.parent for key in table.foreign_keys if key.column.table is table)
    return frozenset(column.key for column in referring if column.nullable and not column.primary_key)


def parameter(key: str) -> str:
    """Name the parameter of a column: SQLAlchemy keeps the plain names of columns to itself."""
    return f"new_{key}"


def stored_as(column: Column[Any], dialect: Dialect) -> TypeEngine[Any]:
    """Return the type that stores nothing as NULL, where JSON would store its own `null`."""
    stored = column.type.dialect_impl(dialect)
    return type(stored)(none_as_null=True) if isinstance(stored, JSON) and column.nullable else column.type
