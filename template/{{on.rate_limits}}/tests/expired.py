"""Rows that expire, whichever they are."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.rate_limit import RateLimit

PAST = timedelta(seconds=-1)
FUTURE = timedelta(days=7)


async def add_rows(session: AsyncSession, number: int, expires_in: timedelta = PAST) -> None:
    """Store attempts that no longer count, or still do."""
    expires_at = utc_now() + expires_in
    session.add_all(RateLimit(key_hash=uuid4().hex, hits=[], expires_at=expires_at) for _ in range(number))
    await session.commit()


async def count_rows(session: AsyncSession) -> int:
    """Count those that are left."""
    return (await session.execute(select(func.count()).select_from(RateLimit))).scalar_one()
