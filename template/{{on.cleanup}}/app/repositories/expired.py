"""Queries of rows that have had their time, whatever their model."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute


@dataclass(frozen=True, slots=True)
class Expiry:
    """Rows that are of no use once a time of theirs is past, by their key; some are kept a little longer."""

    key: InstrumentedAttribute[Any]
    time: InstrumentedAttribute[Any]
    kept: timedelta = timedelta(0)


async def find_expired(session: AsyncSession, expiry: Expiry, *, before: datetime, limit: int) -> Sequence[object]:
    """Return the keys of the rows whose time is past for longest."""
    query = select(expiry.key).where(expiry.time <= before).order_by(expiry.time).limit(limit)
    return (await session.scalars(query)).all()


async def delete_expired(session: AsyncSession, expiry: Expiry, keys: Collection[object], *, before: datetime) -> int:
    """Delete the rows with these keys, unless their time was moved meanwhile, and return how many there were."""
    statement = delete(expiry.key.class_).where(expiry.key.in_(keys), expiry.time <= before)
    result = await session.execute(statement.execution_options(synchronize_session=False))
    return result.rowcount if isinstance(result, CursorResult) else 0
