"""The rules of what users may do with their own accounts."""

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import EmailTakenError
from app.core.password_exceptions import InvalidCredentialsError
from app.core.passwords import PasswordHasher
from app.models.user import User
from app.repositories.user_by_email import find_by_email
from app.schemas.account import UserDeleteMe, UserUpdateMe
from app.services.account_tokens import mail_to
from app.services.user import UserService
from app.tasks.enqueue import enqueue
from app.tasks.mails import NOTICE_OF_CHANGE, VERIFICATION


class OwnAccountService:
    """What can be done with one's own account; where addresses are concealed, nobody learns which are taken."""

    def __init__(self, session: AsyncSession, passwords: PasswordHasher, *, conceals_addresses: bool = False) -> None:
        self.session = session
        self.accounts = UserService(session)
        self.passwords = passwords
        self.conceals_addresses = conceals_addresses

    async def update(self, user: User, changes: UserUpdateMe) -> User:
        """Change the name if it is given, and have an address verified, which counts from then on.

        Raises:
            NotFoundError: the account was deleted meanwhile.
            EmailTakenError: another account has the address.
        """
        if changes.email and changes.email != user.email:
            await self.want_address(user, changes.email)
        if "full_name" in changes.model_fields_set:
            return await self.accounts.rename(user.id, changes.full_name)
        return await self.accounts.get(user.id)

    async def want_address(self, user: User, email: str) -> None:
        """Have the account's address told, and the one that is to replace it verified.

        Raises:
            EmailTakenError: another account has the address.
        """
        if await self.is_known_to_be_taken(email):
            raise EmailTakenError
        enqueue(self.session, NOTICE_OF_CHANGE, mail_to(user, new_email=email))
        enqueue(self.session, VERIFICATION, mail_to(user, new_email=email))

    async def is_known_to_be_taken(self, email: str) -> bool:
        """Whether an account has an address, and the caller may know."""
        return not self.conceals_addresses and await find_by_email(self.session, email) is not None

    async def delete(self, user: User, confirmation: UserDeleteMe) -> None:
        """Delete the account.

        Raises:
            InvalidCredentialsError: the password is not that of the account.
            LastSuperuserError: no other superuser would be left.
        """
        await self.prove(user, confirmation.current_password)
        await self.accounts.delete(user.id)

    async def prove(self, user: User, password: SecretStr) -> None:
        """Compare the password of the account with one that is given as a proof.

        Raises:
            InvalidCredentialsError: it is another one.
        """
        matches, _ = await self.passwords.verify(password, user.hashed_password)
        if not matches:
            raise InvalidCredentialsError
