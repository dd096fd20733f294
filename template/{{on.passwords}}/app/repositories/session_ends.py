"""How sessions end, one by one and all at once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, Update, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.auth_session import AuthSession


class SessionEnds:
    """The updates that end sessions."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def revoke(self, session_id: UUID, *, now: datetime) -> None:
        """End a session."""
        live = update(AuthSession).where(AuthSession.id == session_id, AuthSession.revoked_at.is_(None))
        await self.change(live.values(revoked_at=now))

    async def revoke_own(self, session_id: UUID, *, user_id: UUID, now: datetime) -> bool:
        """End a live session of a user, and tell whether there was one."""
        own = update(AuthSession).where(AuthSession.id == session_id, AuthSession.user_id == user_id)
        live = own.where(AuthSession.revoked_at.is_(None), AuthSession.expires_at > now)
        return await self.change(live.values(revoked_at=now)) == 1

    async def revoke_all(self, user_id: UUID, *, now: datetime, spared: UUID | None = None) -> None:
        """End all sessions of a user, but the spared one."""
        live = update(AuthSession).where(AuthSession.user_id == user_id, AuthSession.revoked_at.is_(None))
        if spared is not None:
            live = live.where(AuthSession.id != spared)
        await self.change(live.values(revoked_at=now))

    async def change(self, statement: Update) -> int:
        """Execute an update and return the number of rows that it changed."""
        result = await self.session.execute(statement.execution_options(synchronize_session=False))
        return result.rowcount if isinstance(result, CursorResult) else 0
