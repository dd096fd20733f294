"""The queries that every model has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, UnaryExpression, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from app.core.exceptions import ConflictError, NotFoundError
from app.db.base import Base, Identified
from app.db.errors import violated_constraint
from app.schemas.page import PageQuery


@dataclass(frozen=True, slots=True)
class Slice[M]:
    """Some rows, and how many there are in all."""

    rows: Sequence[M]
    total: int


class Repository[M: Base]:
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
            ConflictError: a unique constraint is violated; the error is the one that `conflicts` names.
        """
        self.session.add(row)
        await self.flush()
        return row

    async def delete(self, row: M) -> None:
        """Delete a row."""
        await self.session.delete(row)
        await self.flush()

    async def flush(self) -> None:
        """Send the changes to the database.

        Raises:
            NotFoundError: a row that is changed or deleted was deleted by somebody else meanwhile.
            ConflictError: a unique constraint is violated; the error is the one that `conflicts` names.
        """
        try:
            await self.session.flush()
        except StaleDataError as error:
            raise NotFoundError from error
        except IntegrityError as error:
            conflict = self.conflicts.get(violated_constraint(error) or "")
            if conflict is None:
                raise
            raise conflict from error

    async def slice(self, query: Select[M], page: PageQuery) -> Slice[M]:
        """Return a part of a query with its total, in one round trip unless the part lies past the end."""
        counted = query.add_columns(func.count().over()).offset(page.offset).limit(page.limit)
        found = (await self.session.execute(counted)).all()
        if found or page.offset == 0:
            return Slice(rows=[row for row, _ in found], total=found[0][1] if found else 0)
        total = select(func.count()).select_from(query.order_by(None).subquery())
        return Slice(rows=[], total=(await self.session.execute(total)).scalar_one())


def total_order(model: type[Identified], sort: str) -> tuple[UnaryExpression[Any], ...]:
    """Return the order that a sort asks for, a minus meaning descending; equal rows are told apart by their id."""
    columns = (getattr(model, sort.removeprefix("-")), model.id)
    return tuple(column.desc() if sort.startswith("-") else column.asc() for column in columns)
