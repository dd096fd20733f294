"""The rules of accounts."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import ForbiddenError, WrongPasswordError
from app.core.exceptions import NotFoundError
from app.core.passwords import PasswordHasher
from app.models.user import User
from app.repositories.base import Slice
from app.repositories.user import UserRepository
from app.schemas.user import UserCreate, UserDeleteMe, UserListQuery, UserRegister, UserUpdate, UserUpdateMe
from app.services.logins import end_logins


class UserService:
    """What can be done with accounts."""

    def __init__(self, session: AsyncSession, passwords: PasswordHasher) -> None:
        self.users = UserRepository(session)
        self.passwords = passwords

    async def register(self, new: UserRegister) -> User:
        """Open an account for oneself; it is an ordinary one, whatever is asked for.

        Raises:
            EmailTakenError: another account has the address.
        """
        return await self.create(UserCreate(email=new.email, password=new.password, full_name=new.full_name))

    async def create(self, new: UserCreate) -> User:
        """Open an account for somebody.

        Raises:
            EmailTakenError: another account has the address.
        """
        hashed_password = await self.passwords.hash(new.password)
        return await self.users.add(
            User(
                email=new.email,
                full_name=new.full_name,
                hashed_password=hashed_password,
                is_active=new.is_active,
                is_superuser=new.is_superuser,
            )
        )

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

    async def get_as(self, caller: User, user_id: UUID) -> User:
        """Return a user to a caller: oneself to everybody, others to superusers.

        Raises:
            ForbiddenError: the caller may not see this user.
            NotFoundError: there is none with this id.
        """
        if caller.id != user_id and not caller.is_superuser:
            raise ForbiddenError("Only superusers may see other users.")
        return await self.get(user_id)

    async def update(self, user_id: UUID, changes: UserUpdate | UserUpdateMe) -> User:
        """Change the fields that are given; a new password, or the end of the account, ends its logins.

        Raises:
            NotFoundError: there is no user with this id.
            EmailTakenError: another account has the address.
        """
        fields = changes.model_dump(include=changes.model_fields_set)
        if password := fields.pop("password", None):
            fields["hashed_password"] = await self.passwords.hash(password)
        user = await self.get(user_id)
        for name, value in fields.items():
            setattr(user, name, value)
        await self.users.flush()
        if "hashed_password" in fields or not user.is_active:
            await end_logins(self.users.session, user_id)
        return user

    async def delete(self, user_id: UUID) -> None:
        """Delete an account and all that belongs to it.

        Raises:
            NotFoundError: there is none with this id.
        """
        await self.users.delete(await self.get(user_id))

    async def delete_me(self, user: User, confirmation: UserDeleteMe) -> None:
        """Delete one's own account.

        Raises:
            WrongPasswordError: the password is not that of the account.
        """
        matches, _ = await self.passwords.verify(confirmation.current_password, user.hashed_password)
        if not matches:
            raise WrongPasswordError
        await self.delete(user.id)
