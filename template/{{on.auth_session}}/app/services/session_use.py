"""The rules of using a session."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.exceptions import AppError
from app.core.opaque_tokens import hash_token
from app.core.scopes import Scope
from app.core.security import SessionLifetime, csrf_token
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository

# A page makes many requests; one of them a minute writes, and an unused session ends up to a minute early.
NOTED_EVERY = timedelta(minutes=1)

logger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, by which session, and what proves that a page of ours does so."""

    user: User
    session: AuthSession
    csrf_token: str = field(repr=False)
    # A session may do all that the role gives.
    scopes: frozenset[Scope] | None = None


class SessionUse:
    """Finds the session of a token and keeps it alive."""

    def __init__(self, database: Database, lifetime: SessionLifetime) -> None:
        self.database = database
        self.lifetime = lifetime

    async def find(self, token: str) -> Caller:
        """Return who calls, over a connection that is given back at once: a handler uses one of its own.

        Raises:
            InvalidTokenError: the session is unknown or has ended, or its user is gone or inactive.
        """
        async with self.database.reserve() as session:
            found = await AuthSessionRepository(session).find(hash_token(token), now=utc_now())
        if found is None:
            raise InvalidTokenError
        opened, user = found
        return Caller(user, opened, csrf_token(token))

    async def note(self, opened: AuthSession) -> None:
        """Note that a session is being used, if that was not done lately.

        No request fails because that can't be stored: at worst the session ends earlier.
        """
        now = utc_now()
        if opened.last_used_at > now - NOTED_EVERY:
            return
        try:
            await self.store_use(opened, now)
        except (AppError, OSError, SQLAlchemyError) as error:
            logger.warning("session.use_not_noted", reason=type(error).__name__)

    async def store_use(self, opened: AuthSession, now: datetime) -> None:
        """Move the end of a session, in a transaction of its own."""
        async with self.database.sessions.begin() as session:
            await AuthSessionRepository(session).keep_alive(
                opened.id,
                now=now,
                expires_at=self.lifetime.expiry(now=now, ends_at=opened.ends_at),
                unused_since=now - NOTED_EVERY,
            )
