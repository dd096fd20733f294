"""Removes rows that are of no use any more, a few at a time: nobody waits long for a lock."""

from app.core.clock import utc_now
from app.db.session import Database
from app.repositories.expired import Expiry, delete_expired, find_expired
from app.services.expiries import EXPIRIES

BATCH_SIZE = 200
MAX_BATCHES = 500


async def clean_up(database: Database) -> int:
    """Remove what has expired, and return the number of rows; what is beyond a bound stays for the next time.

    Several processes may do this at once: a row that another one has removed is simply not there.
    """
    return sum([await remove(database, expiry) for expiry in EXPIRIES])


async def remove(database: Database, expiry: Expiry) -> int:
    """Remove the rows of one kind, in a transaction for each batch."""
    before = utc_now() - expiry.kept
    removed = 0
    for _ in range(MAX_BATCHES):
        async with database.readers() as session:
            keys = await find_expired(session, expiry, before=before, limit=BATCH_SIZE)
        if not keys:
            break
        async with database.sessions.begin() as session:
            removed += await delete_expired(session, expiry, keys, before=before)
    return removed
