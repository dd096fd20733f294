"""The rules of addresses: one counts as verified, and replaces another, once a mail to it was answered."""

from app.db.session import Database
from app.models.account_token import TokenPurpose
from app.models.user import User
from app.repositories.user import UserRepository
from app.repositories.user_by_email import find_by_email
from app.services.account_mails import AccountMails
from app.services.account_tokens import issue_token, use_token


class EmailVerificationService:
    """Sends mails after the response, and has transactions of its own."""

    def __init__(self, database: Database, mails: AccountMails) -> None:
        self.database = database
        self.mails = mails

    async def request(self, email: str) -> None:
        """Send a mail to an address, if it waits for being verified.

        Raises:
            MailNotSentError: the mail could not be sent.
        """
        async with self.database.readers() as session:
            user = await find_by_email(session, email)
        if user is not None and not user.is_verified:
            await self.send(user, user.email)

    async def request_change(self, user: User, email: str) -> None:
        """Tell the address of an account that another is to replace it, and send a mail to the other.

        Raises:
            MailNotSentError: a mail could not be sent.
        """
        await self.mails.send_notice_of_change(user.email, email)
        await self.send(user, email)

    async def send(self, user: User, email: str) -> None:
        """Send a mail that lets an account have an address.

        Raises:
            MailNotSentError: the mail could not be sent.
        """
        async with self.database.sessions.begin() as session:
            token = await issue_token(session, user, TokenPurpose.VERIFICATION, email)
        if token is not None:
            await self.mails.send_token(TokenPurpose.VERIFICATION, email, token)

    async def verify(self, token: str) -> None:
        """Give an account the address that a token was mailed to.

        Raises:
            InvalidAccountTokenError: the token is not good.
            EmailTakenError: another account has the address by now; whoever has the token may know, as it is theirs.
        """
        async with self.database.sessions.begin() as session:
            user, found = await use_token(session, token, TokenPurpose.VERIFICATION)
            user.email = found.email
            user.is_verified = True
            await UserRepository(session).flush()
