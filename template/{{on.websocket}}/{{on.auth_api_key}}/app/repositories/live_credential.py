"""Which credentials still open sockets."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.api_key import ApiKey
from app.models.user import User
from app.repositories.api_key import is_live


async def find_live_credentials(session: AsyncSession, ids: Collection[UUID]) -> frozenset[UUID]:
    """Return those of some keys that are neither revoked nor expired, of active users."""
    query = select(ApiKey.id).join(User, User.id == ApiKey.user_id)
    found = await session.scalars(query.where(ApiKey.id.in_(ids), User.is_active, is_live(utc_now())))
    return frozenset(found.all())
