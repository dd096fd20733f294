"""Queries of logins."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, update

from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.live_session import LiveSession
from app.repositories.session_ends import SessionEnds

MAX_LISTED = 100
# Asked with every request, so it is put together once.
CALLER = (
    select(AuthSession, User)
    .join(User, User.id == AuthSession.user_id)
    .where(AuthSession.token_hash == bindparam("token_hash"), User.is_active)
    .where(AuthSession.revoked_at.is_(None), AuthSession.expires_at > bindparam("now"))
)


class AuthSessionRepository(SessionEnds):
    """Logins in the database."""

    async def find(self, token_hash: str, *, now: datetime) -> tuple[AuthSession, User] | None:
        """Return a live session with its active user."""
        return (await self.session.execute(CALLER, {"token_hash": token_hash, "now": now})).one_or_none()

    async def add(self, opened: AuthSession) -> None:
        """Insert a session."""
        self.session.add(opened)
        await self.session.flush()

    async def keep_alive(
        self, session_id: UUID, *, now: datetime, expires_at: datetime, unused_since: datetime
    ) -> None:
        """Note the use of a live session, unless somebody has done so since a time."""
        live = update(AuthSession).where(AuthSession.id == session_id, AuthSession.revoked_at.is_(None))
        unnoted = live.where(AuthSession.last_used_at <= unused_since)
        await self.change(unnoted.values(last_used_at=now, expires_at=expires_at))

    async def replace_token(self, session_id: UUID, token_hash: str) -> bool:
        """Give a session another token, and tell whether it was still live."""
        live = update(AuthSession).where(AuthSession.id == session_id, AuthSession.revoked_at.is_(None))
        return await self.change(live.values(token_hash=token_hash)) == 1

    async def revoke_token(self, token_hash: str, *, now: datetime) -> None:
        """End the session of a token, if there is one."""
        live = update(AuthSession).where(AuthSession.token_hash == token_hash, AuthSession.revoked_at.is_(None))
        await self.change(live.values(revoked_at=now))

    async def list_live(self, user_id: UUID, *, now: datetime) -> Sequence[LiveSession]:
        """Return the newest live sessions of a user."""
        query = (
            select(AuthSession.id, AuthSession.created_at, AuthSession.last_used_at, AuthSession.expires_at)
            .where(AuthSession.user_id == user_id, AuthSession.revoked_at.is_(None), AuthSession.expires_at > now)
            .order_by(AuthSession.id.desc())
            .limit(MAX_LISTED)
        )
        return [LiveSession(*row) for row in await self.session.execute(query)]
