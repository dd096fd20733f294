"""The rules of addresses: one counts as verified, and replaces another, once a mail to it was answered."""

from app.db.session import Database
from app.models.account_token import TokenPurpose
from app.repositories.user import UserRepository
from app.repositories.user_by_email import find_by_email
from app.services.account_tokens import mail_to, use_token
from app.tasks.enqueue import enqueue
from app.tasks.mails import VERIFICATION


class EmailVerificationService:
    """Has transactions of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def request(self, email: str) -> None:
        """Have a mail sent to an address, if it waits for being verified; as much is done if it does not."""
        async with self.database.sessions.begin() as session:
            user = await find_by_email(session, email)
            enqueue(session, VERIFICATION, mail_to(None if user is None or user.is_verified else user))

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
