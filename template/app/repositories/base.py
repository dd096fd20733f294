"""The queries that every model has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, UnaryExpression, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.exc import StaleDataError

from app.core.exceptions import ConflictError, NotFoundError
from app.db.base import Identified
from app.db.columns import sort_key
from app.db.errors import lacks_parent, violated_constraint
from app.schemas.feed import FeedQuery, FeedSort
from app.schemas.page_query import PageQuery


@dataclass(frozen=True, slots=True)
class Slice[M]:
    """Some rows, and how many there are in all."""

    rows: Sequence[M]
    total: int


@dataclass(frozen=True, slots=True)
class Batch[M]:
    """Some rows, and the id after which the others come, if there are any."""

    rows: Sequence[M]
    next: UUID | None


class Repository[M: Identified]:
    """Rows of one model; `conflicts` maps the names of its unique constraints to errors."""

    model: type[M]
    conflicts: ClassVar[Mapping[str, type[ConflictError]]] = {}

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, identifier: UUID) -> M | None:
        """Return the row with this id."""
        return await self.session.get(self.model, identifier)

    async def add(self, row: M) -> M:
        """Insert a row.

        Raises:
            NotFoundError: the row refers to one that is not there.
            ConflictError: a unique constraint is violated; the error is the one that `conflicts` names.
        """
        self.session.add(row)
        await self.flush()
        return row

    async def add_all(self, rows: Iterable[M]) -> None:
        """Insert many rows, in few statements.

        Raises:
            NotFoundError, ConflictError: as `add`; none of the rows is inserted.
        """
        self.session.add_all(rows)
        await self.flush()

    async def delete(self, row: M) -> None:
        """Delete a row."""
        await self.session.delete(row)
        await self.flush()

    async def flush(self) -> None:
        """Send the changes to the database.

        Raises:
            NotFoundError: a row that is changed, deleted or referred to was deleted by somebody else meanwhile.
            ConflictError: a unique constraint is violated; the error is the one that `conflicts` names.
        """
        try:
            await self.session.flush()
        except StaleDataError as error:
            raise NotFoundError from error
        except IntegrityError as error:
            if lacks_parent(error):
                raise NotFoundError from error
            conflict = self.conflicts.get(violated_constraint(error) or "")
            if conflict is None:
                raise
            raise conflict from error

    async def slice(self, query: Select[M], page: PageQuery) -> Slice[M]:
        """Return a part of a query with its total, in one round trip unless the part lies past the end."""
        total = select(func.count()).select_from(query.order_by(None).subquery())
        # Counted by a window, the whole table would be copied with all its columns first.
        counted = query.add_columns(total.scalar_subquery()).offset(page.offset).limit(page.limit)
        found = (await self.session.execute(counted)).all()
        if found or page.offset == 0:
            return Slice(rows=[row for row, _ in found], total=found[0][1] if found else 0)
        return Slice(rows=[], total=(await self.session.execute(total)).scalar_one())

    async def feed(self, query: Select[M], wanted: FeedQuery) -> Batch[M]:
        """Return the rows of a query that follow a row, in the order of their creation.

        The index of the key leads to them directly, so that the last part of a long list is as quick as the first.
        """
        key: InstrumentedAttribute[UUID] = self.model.id
        descending = wanted.sort is FeedSort.CREATED_AT_DESCENDING
        if wanted.after is not None:
            query = query.where(key < wanted.after if descending else key > wanted.after)
        ordered = query.order_by(key.desc() if descending else key.asc()).limit(wanted.limit + 1)
        rows = (await self.session.scalars(ordered)).all()
        more = len(rows) > wanted.limit
        return Batch(rows=rows[: wanted.limit], next=rows[wanted.limit - 1].id if more else None)


def containing(text: str, *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the condition that one of the columns holds a text, in upper or lower case."""
    return or_(*(column.icontains(text, autoescape=True) for column in columns))


@cache
def total_order(model: type[Identified], sort: str) -> tuple[UnaryExpression[Any], ...]:
    """Return the order that a sort asks for, a minus meaning descending; equal rows are told apart by their id.

    Remembered, as a list has few orders.
    """
    columns = (sort_key(getattr(model, sort.removeprefix("-"))), model.id)
    return tuple(column.desc() if sort.startswith("-") else column.asc() for column in columns)
