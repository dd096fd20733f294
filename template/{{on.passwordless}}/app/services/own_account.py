"""The rules of what users may do with their own accounts."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from app.schemas.account import UserUpdateMe
from app.services.user import UserService


class OwnAccountService:
    """What can be done with one's own account."""

    def __init__(self, session: AsyncSession) -> None:
        self.accounts = UserService(session)

    async def update(self, user: User, changes: UserUpdateMe) -> User:
        """Change the name, if it is given.

        Raises:
            NotFoundError: the account was deleted meanwhile.
        """
        if "full_name" in changes.model_fields_set:
            return await self.accounts.rename(user.id, changes.full_name)
        return await self.accounts.get(user.id)

    async def delete(self, user: User) -> None:
        """Delete the account.

        Raises:
            LastSuperuserError: no other superuser would be left.
        """
        await self.accounts.delete(user.id)
