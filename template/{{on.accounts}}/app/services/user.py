"""The rules of accounts, however their owners prove who they are."""

from collections.abc import Collection
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import InsufficientScopeError
from app.core.exceptions import NotFoundError
from app.core.scopes import Scope
from app.models.user import User
from app.repositories.base import Slice
from app.repositories.user import UserRepository
from app.schemas.user import UserListQuery
from app.services.superusers import get_expendable

logger = structlog.get_logger()


class UserService:
    """What can be done with accounts once they are open."""

    def __init__(self, session: AsyncSession) -> None:
        self.users = UserRepository(session)

    async def list(self, query: UserListQuery) -> Slice[User]:
        """Return a page of users."""
        return await self.users.list(query)

    async def get(self, user_id: UUID) -> User:
        """Return a user.

        Raises:
            NotFoundError: there is none with this id.
        """
        user = await self.users.get(user_id)
        if user is None:
            raise NotFoundError("There is no such user.")
        return user

    async def get_as(self, caller: User, granted: Collection[Scope], user_id: UUID) -> User:
        """Return a user to a caller: oneself to everybody, others to whoever administers users.

        Raises:
            InsufficientScopeError: the caller may not see this user.
            NotFoundError: there is none with this id.
        """
        if caller.id != user_id and Scope.USERS_ADMIN not in granted:
            raise InsufficientScopeError([Scope.USERS_ADMIN])
        return await self.get(user_id)

    async def rename(self, user_id: UUID, full_name: str | None) -> User:
        """Change the name of a user, or take it away.

        Raises:
            NotFoundError: there is none with this id.
        """
        user = await self.get(user_id)
        user.full_name = full_name
        await self.users.flush()
        return user

    async def delete(self, user_id: UUID) -> None:
        """Delete an account and all that belongs to it.

        Raises:
            NotFoundError: there is none with this id.
            LastSuperuserError: no other superuser would be left.
        """
        await self.users.delete(await get_expendable(self.users, user_id))
        logger.info("users.deleted", target_id=str(user_id))
