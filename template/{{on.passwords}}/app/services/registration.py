"""The rules of opening an account for oneself."""

from app.core.account_exceptions import EmailTakenError
from app.core.passwords import PasswordHasher
from app.db.session import Database
from app.models.user import User
from app.repositories.user import UserRepository
from app.repositories.user_by_email import find_by_email
from app.schemas.account import UserRegister
from app.services.account_tokens import mail_to
from app.tasks.enqueue import enqueue
from app.tasks.mails import NOTICE_OF_REGISTRATION, VERIFICATION


class RegistrationService:
    """Opens ordinary accounts, whatever is asked for; has transactions of its own."""

    def __init__(self, database: Database, passwords: PasswordHasher) -> None:
        self.database = database
        self.passwords = passwords

    async def register(self, new: UserRegister) -> User:
        """Open an account.

        Raises:
            EmailTakenError: another account has the address.
            WeakPasswordError: the password would be guessed soon.
        """
        return await self.store(await self.prepare(new))

    async def prepare(self, new: UserRegister) -> User:
        """Make an account without looking whether its address is taken.

        Raises:
            WeakPasswordError: the password would be guessed soon.
        """
        hashed_password = await self.passwords.hash_new(new.password, email=new.email)
        return User(email=new.email, full_name=new.full_name, hashed_password=hashed_password)

    async def store(self, user: User) -> User:
        """Store an account, and have a mail sent that proves its address.

        Raises:
            EmailTakenError: another account has the address.
        """
        async with self.database.sessions.begin() as session:
            stored = await UserRepository(session).add(user)
            enqueue(session, VERIFICATION, mail_to(stored))
        return stored

    async def store_unseen(self, user: User) -> None:
        """Store an account or, if its address is taken, have whoever has it told of the attempt."""
        try:
            await self.store(user)
        except EmailTakenError:
            async with self.database.sessions.begin() as session:
                enqueue(session, NOTICE_OF_REGISTRATION, mail_to(await find_by_email(session, user.email)))
