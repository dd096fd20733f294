"""The rule of opening accounts, which nobody does for oneself."""

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.user_admin import UserCreate

logger = structlog.get_logger()


async def open_account(session: AsyncSession, new: UserCreate) -> User:
    """Open an account for somebody.

    Raises:
        EmailTakenError: another account has the address.
    """
    user = await UserRepository(session).add(User(**new.model_dump()))
    logger.info("users.created", target_id=str(user.id))
    return user
