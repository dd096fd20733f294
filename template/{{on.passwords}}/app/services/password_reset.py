"""The rules of a forgotten password."""

import structlog

from app.core.passwords import PasswordHasher
from app.db.session import Database
from app.models.account_token import TokenPurpose
from app.repositories.user_by_email import find_by_email
from app.schemas.account_token import PasswordReset
from app.services.account_mails import AccountMails
from app.services.account_tokens import find_token, issue_token, use_token
from app.services.logins import end_logins

logger = structlog.get_logger()


class PasswordResetService:
    """Sends mails after the response, and has transactions of its own."""

    def __init__(self, database: Database, passwords: PasswordHasher, mails: AccountMails) -> None:
        self.database = database
        self.passwords = passwords
        self.mails = mails

    async def request(self, email: str) -> None:
        """Send a mail to an address, if an account has it.

        Raises:
            MailNotSentError: the mail could not be sent.
        """
        async with self.database.readers() as session:
            user = await find_by_email(session, email)
        if user is None:
            return
        async with self.database.sessions.begin() as session:
            token = await issue_token(session, user, TokenPurpose.RESET, user.email)
        if token is not None:
            await self.mails.send_token(TokenPurpose.RESET, user.email, token)

    async def reset(self, reset: PasswordReset) -> None:
        """Change the password of the account of a token, and end all its logins.

        A token that can't be good costs no hash, and no transaction is open while one is made.

        Raises:
            InvalidAccountTokenError: the token is not good.
            WeakPasswordError: the password would be guessed soon.
        """
        async with self.database.readers() as session:
            found = await find_token(session, reset.token, TokenPurpose.RESET)
        hashed_password = await self.passwords.hash_new(reset.new_password, email=found.email, field="new_password")
        async with self.database.sessions.begin() as session:
            user, _ = await use_token(session, reset.token, TokenPurpose.RESET)
            user.hashed_password = hashed_password
            # The token was mailed to the address that the account still has.
            user.is_verified = True
            await end_logins(session, user.id)
        logger.info("auth.password_reset", user_id=str(user.id))
