"""Removes rows that are of no use any more, a few at a time: nobody waits long for a lock."""

from datetime import timedelta

from app.core.clock import utc_now
from app.db.session import Database
from app.models.account_token import AccountToken
from app.models.auth_session import AuthSession, RefreshToken
from app.models.rate_limit import RateLimit
from app.repositories.expired import Expiry, delete_expired, find_expired

BATCH_SIZE = 200
MAX_BATCHES = 500


# A session takes its tokens along. A used token is kept for a while: its second use ends the session.
EXPIRIES = (
    Expiry(AuthSession.id, AuthSession.expires_at),
    Expiry(RefreshToken.id, RefreshToken.used_at, kept=timedelta(days=30)),
    Expiry(AccountToken.id, AccountToken.expires_at),
    Expiry(RateLimit.key_hash, RateLimit.expires_at),
)


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
