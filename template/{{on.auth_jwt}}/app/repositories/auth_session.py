"""Queries of logins and their refresh tokens."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.exc import IntegrityError

from app.core.account_exceptions import InvalidTokenError
from app.core.security import AccessClaims
from app.db.errors import lacks_parent
from app.models.auth_session import AuthSession, RefreshToken
from app.models.user import User
from app.repositories.live_session import LiveSession
from app.repositories.session_ends import SessionEnds

MAX_LISTED = 100
# Asked with every request, so it is put together once.
CALLER = (
    select(User)
    .join(AuthSession, AuthSession.user_id == User.id)
    .where(User.id == bindparam("user_id"), User.is_active, AuthSession.id == bindparam("session_id"))
    .where(AuthSession.revoked_at.is_(None), AuthSession.expires_at > bindparam("now"))
)


class AuthSessionRepository(SessionEnds):
    """Logins in the database."""

    async def find_user(self, claims: AccessClaims, *, now: datetime) -> User | None:
        """Return the active user of a live session."""
        values = {"user_id": claims.user_id, "session_id": claims.session_id, "now": now}
        return (await self.session.execute(CALLER, values)).scalar_one_or_none()

    async def open(self, user_id: UUID, *, expires_at: datetime, scope: str | None = None) -> AuthSession:
        """Open a session, which may be narrowed to a scope."""
        opened = AuthSession(user_id=user_id, expires_at=expires_at, scope=scope)
        self.session.add(opened)
        await self.session.flush()
        return opened

    async def add_token(self, session_id: UUID, token_hash: str) -> None:
        """Add a refresh token to a session.

        Raises:
            InvalidTokenError: the session is gone, as its user was deleted meanwhile.
        """
        self.session.add(RefreshToken(session_id=session_id, token_hash=token_hash))
        try:
            await self.session.flush()
        except IntegrityError as error:
            if lacks_parent(error):
                raise InvalidTokenError from error
            raise

    async def find_by_token(self, token_hash: str) -> tuple[RefreshToken, AuthSession, User] | None:
        """Return a refresh token with its session and user."""
        query = (
            select(RefreshToken, AuthSession, User)
            .join(AuthSession, AuthSession.id == RefreshToken.session_id)
            .join(User, User.id == AuthSession.user_id)
            .where(RefreshToken.token_hash == token_hash)
        )
        return (await self.session.execute(query)).one_or_none()

    async def use_token(self, token_id: UUID, *, now: datetime) -> bool:
        """Mark a token as used; of callers at the same time, one alone is told that it was unused."""
        unused = update(RefreshToken).where(RefreshToken.id == token_id, RefreshToken.used_at.is_(None))
        return await self.change(unused.values(used_at=now)) == 1

    async def list_live(self, user_id: UUID, *, now: datetime) -> Sequence[LiveSession]:
        """Return the newest live sessions of a user; each was used last when its last refresh token was issued."""
        issued = select(func.max(RefreshToken.created_at)).where(RefreshToken.session_id == AuthSession.id)
        last_used_at = func.coalesce(issued.scalar_subquery(), AuthSession.created_at)
        query = (
            select(AuthSession.id, AuthSession.created_at, last_used_at, AuthSession.expires_at)
            .where(AuthSession.user_id == user_id, AuthSession.revoked_at.is_(None), AuthSession.expires_at > now)
            .order_by(AuthSession.id.desc())
            .limit(MAX_LISTED)
        )
        return [LiveSession(*row) for row in await self.session.execute(query)]
