"""The query of a user by address."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User


async def find_by_email(session: AsyncSession, email: str) -> User | None:
    """Return the user with this address, which is in its stored form."""
    return (await session.execute(select(User).where(User.email == email))).scalar_one_or_none()
