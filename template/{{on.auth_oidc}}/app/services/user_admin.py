"""The rules of administering accounts."""

from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.user_admin import UserUpdate
from app.services.superusers import get_expendable

logger = structlog.get_logger()


class UserAdminService:
    """What superusers can do with the accounts of others, apart from deleting them."""

    def __init__(self, session: AsyncSession) -> None:
        self.users = UserRepository(session)

    async def update(self, user_id: UUID, changes: UserUpdate) -> User:
        """Change whether a user may come in; the next request counts.

        Raises:
            NotFoundError: there is no user with this id.
            LastSuperuserError: no other superuser would be left.
        """
        is_locked = "is_active" in changes.model_fields_set and not changes.is_active
        user = await get_expendable(self.users, user_id) if is_locked else await self.users.get(user_id)
        if user is None:
            raise NotFoundError("There is no such user.")
        if "is_active" in changes.model_fields_set:
            user.is_active = changes.is_active
        await self.users.flush()
        logger.info("users.changed", target_id=str(user_id), fields=sorted(changes.model_fields_set))
        return user
