"""The rules of accounts."""

from collections.abc import Collection
from uuid import UUID

import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import InsufficientScopeError
from app.core.exceptions import NotFoundError
from app.core.passwords import PasswordHasher
from app.core.scopes import Scope
from app.models.user import User
from app.repositories.base import Slice
from app.repositories.user import UserRepository
from app.schemas.account import UserCreate, UserUpdate
from app.schemas.user import UserListQuery
from app.services.logins import end_logins
from app.services.superusers import get_expendable

logger = structlog.get_logger()

# Changes that may take the last superuser away.
RIGHTS = {"is_active", "is_superuser"}


class UserService:
    """What can be done with accounts."""

    def __init__(self, session: AsyncSession, passwords: PasswordHasher) -> None:
        self.users = UserRepository(session)
        self.passwords = passwords

    async def create(self, new: UserCreate) -> User:
        """Open an account for somebody.

        Raises:
            EmailTakenError: another account has the address.
            WeakPasswordError: the password would be guessed soon.
        """
        hashed_password = await self.passwords.hash_new(new.password, email=new.email)
        user = await self.users.add(
            User(
                email=new.email,
                full_name=new.full_name,
                hashed_password=hashed_password,
                is_active=new.is_active,
                is_superuser=new.is_superuser,
            )
        )
        logger.info("users.created", target_id=str(user.id))
        return user

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
        logger.info("users.changed", target_id=str(user_id), fields=sorted(changes.model_fields_set))
        return user

    async def delete(self, user_id: UUID) -> None:
        """Delete an account and all that belongs to it.

        Raises:
            NotFoundError: there is none with this id.
            LastSuperuserError: no other superuser would be left.
        """
        await self.users.delete(await get_expendable(self.users, user_id))
        logger.info("users.deleted", target_id=str(user_id))
