"""The rules of proving who one is by a password.

No transaction is open while a password is being hashed, so an account may have changed by the time of the proof.
"""

from dataclasses import dataclass

import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.password_exceptions import InvalidCredentialsError, WrongPasswordError
from app.core.passwords import PasswordHasher
from app.db.session import Database
from app.models.user import User
from app.repositories.user_by_email import find_by_email
from app.schemas.password import PasswordChange
from app.schemas.stored_address import stored_form

logger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Proof:
    """An account whose password was given, and a new hash of it where the stored one is of an older kind."""

    user: User
    newer_hash: str | None


class CredentialService:
    """Compares passwords and changes them; what comes of it is up to the caller's own transaction."""

    def __init__(self, database: Database, passwords: PasswordHasher, *, verified_only: bool = False) -> None:
        self.database = database
        self.passwords = passwords
        self.verified_only = verified_only

    async def prove(self, email: str, password: SecretStr) -> Proof:
        """Find the account of an address and compare its password.

        Raises:
            InvalidCredentialsError: unknown address, wrong password, or an account that may not log in, all alike.
        """
        async with self.database.reserve() as session:
            user = await find_by_email(session, stored_form(email))
        matches, newer_hash = await self.passwords.verify(password, user.hashed_password if user else None)
        if user is None or not matches or not self.admits(user):
            logger.warning("auth.login_refused", user_id=str(user.id) if user else None)
            raise InvalidCredentialsError
        return Proof(user, newer_hash)

    def admits(self, user: User) -> bool:
        """Whether an account may log in; where addresses are concealed, a login would tell that one was free."""
        return user.is_active and (user.is_verified or not self.verified_only)

    async def accept(self, session: AsyncSession, proof: Proof) -> None:
        """Lock the account of a proof, and renew its hash.

        Raises:
            InvalidCredentialsError: the account has changed since the proof.
        """
        current = await find_unchanged(session, proof.user)
        if current is None or not self.admits(current):
            raise InvalidCredentialsError
        if proof.newer_hash:
            current.hashed_password = proof.newer_hash

    async def hash_change(self, user: User, change: PasswordChange) -> str:
        """Compare the current password of a user, and return the hash of the new one.

        Raises:
            WrongPasswordError: the current password is not that of the account.
            WeakPasswordError: the new one would be guessed soon.
        """
        matches, _ = await self.passwords.verify(change.current_password, user.hashed_password)
        if not matches:
            raise WrongPasswordError
        return await self.passwords.hash_new(change.new_password, email=user.email, field="new_password")

    async def replace(self, session: AsyncSession, user: User, hashed_password: str) -> None:
        """Lock an account, and store the hash of its new password.

        Raises:
            WrongPasswordError: the account has another password since the proof, or is gone.
        """
        current = await find_unchanged(session, user)
        if current is None:
            raise WrongPasswordError
        current.hashed_password = hashed_password


async def find_unchanged(session: AsyncSession, user: User) -> User | None:
    """Lock and return a user whose password is still the one that was compared; hashing took its time."""
    current = await session.get(User, user.id, with_for_update=True)
    return current if current and current.hashed_password == user.hashed_password else None
