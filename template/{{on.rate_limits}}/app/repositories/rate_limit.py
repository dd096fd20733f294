"""Queries of attempts."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.rate_limit import RateLimit


class RateLimitRepository:
    """Attempts in the database."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def lock(self, keys: Iterable[str]) -> Mapping[str, RateLimit]:
        """Lock and return the rows that exist; everybody locks in the same order, so that nobody waits in a circle."""
        query = select(RateLimit).where(RateLimit.key_hash.in_(sorted(keys))).order_by(RateLimit.key_hash)
        rows = (await self.session.scalars(query.with_for_update())).all()
        return {row.key_hash: row for row in rows}

    async def add_all(self, rows: Iterable[RateLimit]) -> None:
        """Insert rows.

        Raises:
            IntegrityError: somebody else has inserted one of them meanwhile.
        """
        ordered = sorted(rows, key=lambda row: row.key_hash)
        self.session.add_all(ordered)
        await self.session.flush()

    async def delete(self, keys: Iterable[str]) -> None:
        """Delete rows."""
        statement = delete(RateLimit).where(RateLimit.key_hash.in_(sorted(keys)))
        await self.session.execute(statement.execution_options(synchronize_session=False))

    async def delete_expired(self, *, now: datetime, at_most: int) -> None:
        """Delete some of the rows that are waste, but for those that somebody is using."""
        waste = select(RateLimit.key_hash).where(RateLimit.expires_at <= now).limit(at_most)
        if keys := (await self.session.scalars(waste.with_for_update(skip_locked=True))).all():
            await self.delete(keys)
