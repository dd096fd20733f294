"""The rules of opening an account for oneself."""

from app.core.account_exceptions import EmailTakenError
from app.core.passwords import PasswordHasher
from app.db.session import Database
from app.models.user import User
from app.repositories.user import UserRepository
from app.schemas.account import UserRegister
from app.services.account_mails import AccountMails
from app.services.email_verification import EmailVerificationService


class RegistrationService:
    """Opens ordinary accounts, whatever is asked for; has transactions of its own."""

    def __init__(
        self,
        database: Database,
        passwords: PasswordHasher,
        mails: AccountMails,
        verification: EmailVerificationService,
    ) -> None:
        self.database = database
        self.passwords = passwords
        self.mails = mails
        self.verification = verification

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
        """Store an account.

        Raises:
            EmailTakenError: another account has the address.
        """
        async with self.database.sessions.begin() as session:
            return await UserRepository(session).add(user)

    async def greet(self, user: User) -> None:
        """Send the mail that proves the address of a new account.

        Raises:
            MailNotSentError: the mail could not be sent.
        """
        await self.verification.send(user, user.email)

    async def store_unseen(self, user: User) -> None:
        """Store an account, and greet its owner or, if the address is taken, tell whoever has it of the attempt.

        Raises:
            MailNotSentError: the mail could not be sent.
        """
        try:
            await self.store(user)
        except EmailTakenError:
            await self.mails.send_notice_of_registration(user.email)
        else:
            await self.greet(user)
