"""The rules of administering accounts."""

from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.exceptions import NotFoundError
from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.user_admin import UserCreate, UserUpdate
from app.services.superusers import get_expendable

logger = structlog.get_logger()

# Changes that may take the last superuser away.
RIGHTS = {"is_active", "is_superuser"}


class UserAdminService:
    """What superusers can do with the accounts of others, apart from deleting them."""

    def __init__(self, session: AsyncSession) -> None:
        self.users = UserRepository(session)

    async def create(self, new: UserCreate) -> User:
        """Open an account.

        Raises:
            EmailTakenError: another account has the address.
        """
        user = await self.users.add(User(**new.model_dump()))
        logger.info("users.created", target_id=str(user.id))
        return user

    async def update(self, user_id: UUID, changes: UserUpdate) -> User:
        """Change the fields that are given; the keys of an account that is no longer active are refused.

        Raises:
            NotFoundError: there is no user with this id.
            EmailTakenError: another account has the address.
            LastSuperuserError: no other superuser would be left.
        """
        fields = changes.model_dump(include=changes.model_fields_set)
        is_limited = any(fields.get(right) is False for right in RIGHTS)
        user = await get_expendable(self.users, user_id) if is_limited else await self.users.get(user_id)
        if user is None:
            raise NotFoundError("There is no such user.")
        for name, value in fields.items():
            setattr(user, name, value)
        await self.users.flush()
        logger.info("users.changed", target_id=str(user_id), fields=sorted(changes.model_fields_set))
        return user
