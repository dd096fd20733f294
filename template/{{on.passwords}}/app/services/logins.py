"""What happens to the logins of an account when the account changes."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.repositories.auth_session import AuthSessionRepository


async def end_logins(session: AsyncSession, user_id: UUID) -> None:
    """End all sessions of a user, in the transaction of the change."""
    await AuthSessionRepository(session).revoke_all(user_id, now=utc_now())
