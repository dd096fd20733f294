"""The rules of administering accounts."""

from uuid import UUID

import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.passwords import PasswordHasher
from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.account import UserCreate, UserUpdate
from app.services.logins import end_logins
from app.services.superusers import get_changeable

logger = structlog.get_logger()


class UserAdminService:
    """What superusers can do with the accounts of others, apart from deleting them."""

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
        fields = new.model_dump(exclude={"password"})
        user = await self.users.add(User(**fields, hashed_password=hashed_password))
        logger.info("users.created", target_id=str(user.id))
        return user

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
        user = await get_changeable(self.users, user_id, fields)
        for name, value in fields.items():
            setattr(user, name, value)
        if password:
            self.passwords.rules.check(password, email=user.email, field="password")
        await self.users.flush()
        if "hashed_password" in fields or not user.is_active:
            await end_logins(self.users.session, user_id)
        logger.info("users.changed", target_id=str(user_id), fields=sorted(changes.model_fields_set))
        return user
