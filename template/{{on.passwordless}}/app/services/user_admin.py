"""The rules of administering accounts."""

from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.user_admin import UserUpdate
from app.services.superusers import get_changeable

logger = structlog.get_logger()


class UserAdminService:
    """What superusers can do with the accounts of others, apart from deleting them."""

    def __init__(self, session: AsyncSession) -> None:
        self.users = UserRepository(session)

    async def update(self, user_id: UUID, changes: UserUpdate) -> User:
        """Change the fields that are given; the next request counts.

        Raises:
            NotFoundError: there is no user with this id.
            EmailTakenError: another account has the address.
            LastSuperuserError: no other superuser would be left.
        """
        fields = changes.model_dump(include=changes.model_fields_set)
        user = await get_changeable(self.users, user_id, fields)
        for name, value in fields.items():
            setattr(user, name, value)
        await self.users.flush()
        logger.info("users.changed", target_id=str(user_id), fields=sorted(fields))
        return user
