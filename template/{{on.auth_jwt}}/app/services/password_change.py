"""The rules of changing a password that one knows."""

from app.core.account_exceptions import WrongPasswordError
from app.core.clock import utc_now
from app.core.passwords import PasswordHasher
from app.core.security import AccessClaims
from app.db.session import Database
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.repositories.user import UserRepository
from app.schemas.password import PasswordChange


class PasswordChangeService:
    """Changes passwords; no transaction is open while one is hashed."""

    def __init__(self, database: Database, passwords: PasswordHasher) -> None:
        self.database = database
        self.passwords = passwords

    async def change(self, user: User, claims: AccessClaims, change: PasswordChange) -> None:
        """Change the password of a user and end all other sessions.

        Raises:
            WrongPasswordError: the current password is not that of the account.
            WeakPasswordError: the new one would be guessed soon.
        """
        matches, _ = await self.passwords.verify(change.current_password, user.hashed_password)
        if not matches:
            raise WrongPasswordError
        hashed_password = await self.passwords.hash_new(change.new_password, email=user.email, field="new_password")
        async with self.database.sessions.begin() as session:
            current = await UserRepository(session).lock_unchanged(user)
            if current is None:
                raise WrongPasswordError
            current.hashed_password = hashed_password
            sessions = AuthSessionRepository(session)
            await sessions.revoke_all(user.id, now=utc_now(), spared=claims.session_id)
