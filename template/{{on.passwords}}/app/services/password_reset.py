"""The rules of a forgotten password."""

import structlog

from app.core.passwords import PasswordHasher
from app.db.session import Database
from app.models.account_token import TokenPurpose
from app.repositories.user_by_email import find_by_email
from app.schemas.account_token import PasswordReset
from app.services.account_tokens import find_token, mail_to, use_token
from app.services.logins import end_logins
from app.tasks.enqueue import enqueue
from app.tasks.mails import RESET

logger = structlog.get_logger()


class PasswordResetService:
    """Has transactions of its own."""

    def __init__(self, database: Database, passwords: PasswordHasher) -> None:
        self.database = database
        self.passwords = passwords

    async def request(self, email: str) -> None:
        """Have a mail sent to an address, if an account has it; as much is done if none has."""
        async with self.database.sessions.begin() as session:
            enqueue(session, RESET, mail_to(await find_by_email(session, email)))

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
