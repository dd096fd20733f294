"""The rules of logging in and out; each operation has a transaction of its own."""

import structlog
from pydantic import SecretStr

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.opaque_tokens import hash_token, new_token
from app.core.passwords import PasswordHasher
from app.core.security import SessionLifetime
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.schemas.password import PasswordChange
from app.services.credentials import CredentialService
from app.services.session_use import Caller

logger = structlog.get_logger()


class AuthService:
    """Sessions and their tokens; a token is returned once, and stored as a hash."""

    def __init__(
        self,
        database: Database,
        passwords: PasswordHasher,
        lifetime: SessionLifetime,
        *,
        verified_only: bool = False,
    ) -> None:
        self.database = database
        self.credentials = CredentialService(database, passwords, verified_only=verified_only)
        self.lifetime = lifetime

    async def login(self, email: str, password: SecretStr, *, replaced: str | None = None) -> tuple[User, str]:
        """Open a session, and return its user and token; the session of the replaced token ends.

        Raises:
            InvalidCredentialsError: unknown address, wrong password, or an account that may not log in, all alike.
        """
        proof = await self.credentials.prove(email, password)
        token = new_token()
        opened = self.new_session(proof.user, token)
        async with self.database.sessions.begin() as session:
            await self.credentials.accept(session, proof)
            sessions = AuthSessionRepository(session)
            await sessions.add(opened)
            if replaced is not None:
                await sessions.revoke_token(hash_token(replaced), now=utc_now())
        logger.info("auth.logged_in", user_id=str(proof.user.id), session_id=str(opened.id))
        return proof.user, token

    def new_session(self, user: User, token: str) -> AuthSession:
        """Make a session that is not stored yet."""
        now = utc_now()
        ends_at = now + self.lifetime.absolute
        return AuthSession(
            user_id=user.id,
            token_hash=hash_token(token),
            last_used_at=now,
            expires_at=self.lifetime.expiry(now=now, ends_at=ends_at),
            ends_at=ends_at,
        )

    async def logout(self, caller: Caller) -> None:
        """End the session of a caller."""
        async with self.database.sessions.begin() as session:
            await AuthSessionRepository(session).revoke(caller.session.id, now=utc_now())

    async def logout_all(self, user: User) -> None:
        """End all sessions of a user."""
        async with self.database.sessions.begin() as session:
            await AuthSessionRepository(session).revoke_all(user.id, now=utc_now())

    async def change_password(self, caller: Caller, change: PasswordChange) -> str:
        """Change the password of a caller, end all other sessions, and return the new token of this one.

        Raises:
            WrongPasswordError: the current password is not that of the account.
            WeakPasswordError: the new one would be guessed soon.
            InvalidTokenError: the session has ended meanwhile, and nothing was changed.
        """
        hashed_password = await self.credentials.hash_change(caller.user, change)
        token = new_token()
        async with self.database.sessions.begin() as session:
            await self.credentials.replace(session, caller.user, hashed_password)
            sessions = AuthSessionRepository(session)
            await sessions.revoke_all(caller.user.id, now=utc_now(), spared=caller.session.id)
            if not await sessions.replace_token(caller.session.id, hash_token(token)):
                raise InvalidTokenError
        return token
