"""The rules of accounts."""

from uuid import UUID

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import EmailTakenError, ForbiddenError, InvalidCredentialsError
from app.core.exceptions import NotFoundError
from app.core.passwords import PasswordHasher
from app.models.user import User
from app.repositories.base import Slice
from app.repositories.user import UserRepository
from app.schemas.user import UserCreate, UserDeleteMe, UserListQuery, UserRegister, UserUpdate, UserUpdateMe
from app.services.logins import end_logins
from app.services.superusers import get_expendable

# Changes that may take the last superuser away.
RIGHTS = {"is_active", "is_superuser"}


class UserService:
    """What can be done with accounts."""

    def __init__(self, session: AsyncSession, passwords: PasswordHasher) -> None:
        self.users = UserRepository(session)
        self.passwords = passwords

    async def register(self, new: UserRegister) -> User:
        """Open an account for oneself; it is an ordinary one, whatever is asked for.

        Raises:
            EmailTakenError: another account has the address.
            WeakPasswordError: the password would be guessed soon.
        """
        return await self.create(UserCreate(email=new.email, password=new.password, full_name=new.full_name))

    async def create(self, new: UserCreate) -> User:
        """Open an account for somebody.

        Raises:
            EmailTakenError: another account has the address.
            WeakPasswordError: the password would be guessed soon.
        """
        hashed_password = await self.passwords.hash_new(new.password, email=new.email)
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

    async def update(self, user_id: UUID, changes: UserUpdate) -> User:
        """Change the fields that are given; a new password, or the end of the account, ends its logins.

        Raises:
            NotFoundError: there is no user with this id.
            EmailTakenError: another account has the address.
            WeakPasswordError: the new password would be guessed soon.
            LastSuperuserError: no other superuser would be left.
        """
        fields = changes.model_dump(include=changes.model_fields_set)
        password: SecretStr | None = fields.pop("password", None)
        if password:
            fields["hashed_password"] = await self.passwords.hash_new(password, email=fields.get("email", ""))
        is_limited = any(fields.get(right) is False for right in RIGHTS)
        user = await get_expendable(self.users, user_id) if is_limited else await self.get(user_id)
        for name, value in fields.items():
            setattr(user, name, value)
        if password:
            self.passwords.rules.check(password, email=user.email, field="password")
        await self.users.flush()
        if "hashed_password" in fields or not user.is_active:
            await end_logins(self.users.session, user_id)
        return user

    async def update_me(self, user: User, changes: UserUpdateMe) -> User:
        """Change one's own name if it is given; an address is looked at only, as it has to be verified first.

        Raises:
            NotFoundError: the account was deleted meanwhile.
            EmailTakenError: another account has the address.
        """
        if changes.email and changes.email != user.email and await self.users.find_by_email(changes.email):
            raise EmailTakenError
        current = await self.get(user.id)
        if "full_name" in changes.model_fields_set:
            current.full_name = changes.full_name
        await self.users.flush()
        return current

    async def delete(self, user_id: UUID) -> None:
        """Delete an account and all that belongs to it.

        Raises:
            NotFoundError: there is none with this id.
            LastSuperuserError: no other superuser would be left.
        """
        await self.users.delete(await get_expendable(self.users, user_id))

    async def delete_me(self, user: User, confirmation: UserDeleteMe) -> None:
        """Delete one's own account.

        Raises:
            InvalidCredentialsError: the password is not that of the account.
            LastSuperuserError: no other superuser would be left.
        """
        await self.prove(user, confirmation.current_password)
        await self.delete(user.id)

    async def prove(self, user: User, password: SecretStr) -> None:
        """Compare the password of an account with one that is given as a proof.

        Raises:
            InvalidCredentialsError: it is another one.
        """
        matches, _ = await self.passwords.verify(password, user.hashed_password)
        if not matches:
            raise InvalidCredentialsError
