"""Which credentials still open sockets."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.auth_session import AuthSession
from app.models.user import User


async def find_live_credentials(session: AsyncSession, ids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of some sessions that have not ended, of active users."""
    query = (
        select(AuthSession.id)
        .join(User, User.id == AuthSession.user_id)
        .where(AuthSession.id.in_(ids), User.is_active)
        .where(AuthSession.revoked_at.is_(None), AuthSession.expires_at > utc_now())
    )
    return frozenset((await session.scalars(query)).all())
