"""Where attempts are counted: in the database, which all processes of the service share."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy.exc import DBAPIError

from app.core.clock import utc_now
from app.core.exceptions import OverloadedError
from app.db.errors import is_unavailable
from app.db.session import Database
from app.models.rate_limit import RateLimit
from app.repositories.rate_limit import RateLimitRepository
from app.services.rate_limit import Counter, Decision, milliseconds, strictest

TRIES = 10
# A new row takes some old ones with it, so that the table does not grow for ever.
CLEANED_ROWS = 10

logger = structlog.get_logger()


class RateLimitStore:
    """Counts attempts, each in a transaction of its own, which outlives the error that the caller gets."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def attempt(self, counters: Sequence[Counter]) -> Decision:
        """Count an attempt on all counters or, if one of them is used up, on none.

        Raises:
            OverloadedError: too many attempts are counted at once.
        """
        return await self.transact(partial(count, counters))

    async def forgive(self, *, cleared: Sequence[Counter], returned: Sequence[Counter]) -> None:
        """Forget all attempts of some counters, and one of others, after an attempt that succeeded.

        Raises:
            OverloadedError: too many attempts are counted at once.
        """
        await self.transact(partial(forgive, cleared, returned))

    async def transact[T](self, work: Callable[[RateLimitRepository], Awaitable[T]]) -> T:
        """Work in a transaction, anew if somebody else was first to insert a row, or stood in the way."""
        for _ in range(TRIES):
            try:
                async with self.database.sessions.begin() as session:
                    return await work(RateLimitRepository(session))
            except DBAPIError as error:
                if is_unavailable(error):
                    raise
                logger.info("rate_limit.conflict", reason=type(error.orig).__name__)
        raise OverloadedError


async def forgive(cleared: Sequence[Counter], returned: Sequence[Counter], attempts: RateLimitRepository) -> None:
    """Forget attempts."""
    rows = await attempts.lock(counter.key_hash for counter in (*cleared, *returned))
    for counter in returned:
        if row := rows.get(counter.key_hash):
            row.hits = row.hits[:-1]
    await attempts.delete(counter.key_hash for counter in cleared)


async def count(counters: Sequence[Counter], attempts: RateLimitRepository) -> Decision:
    """Count an attempt, whose time is taken when nobody else can count one."""
    rows = await attempts.lock(counter.key_hash for counter in counters)
    now = utc_now()
    recent = {
        counter: counter.recent(rows[counter.key_hash].hits if counter.key_hash in rows else (), now)
        for counter in counters
    }
    decision = strictest([counter.decide(hits, now) for counter, hits in recent.items()])
    if not decision.allowed:
        return decision
    new = []
    for counter, hits in recent.items():
        row = rows.get(counter.key_hash) or RateLimit(key_hash=counter.key_hash)
        row.hits = [*hits, milliseconds(now)]
        row.expires_at = now + timedelta(seconds=counter.quota.window_seconds)
        if counter.key_hash not in rows:
            new.append(row)
    if new:
        await attempts.add_all(new)
        await attempts.delete_expired(now=now, at_most=CLEANED_ROWS)
    return decision
