"""The rules of logging in, staying logged in and logging out.

Each operation has transactions of its own, since some writes must outlive the error that the caller gets, and since no
transaction may stay open while a password is being hashed.
"""

from datetime import datetime

import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import InvalidCredentialsError, InvalidTokenError, TokenReusedError, WrongPasswordError
from app.core.clock import utc_now
from app.core.exceptions import AppError
from app.core.passwords import PasswordHasher
from app.core.security import AccessClaims, AccessTokens, hash_refresh_token, new_refresh_token
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.repositories.user import UserRepository
from app.schemas.auth import Tokens
from app.schemas.password import PasswordChange
from app.schemas.user import stored_form

logger = structlog.get_logger()


class AuthService:
    """Sessions and their tokens."""

    def __init__(self, database: Database, passwords: PasswordHasher, tokens: AccessTokens) -> None:
        self.database = database
        self.passwords = passwords
        self.tokens = tokens

    async def login(self, email: str, password: SecretStr) -> Tokens:
        """Open a session.

        Raises:
            InvalidCredentialsError: unknown address, wrong password or inactive account, all alike.
        """
        async with self.database.reserve() as session:
            user = await UserRepository(session).find_by_email(stored_form(email))
        matches, newer_hash = await self.passwords.verify(password, user.hashed_password if user else None)
        if user is None or not matches or not user.is_active:
            logger.warning("auth.login_refused", user_id=str(user.id) if user else None)
            raise InvalidCredentialsError
        async with self.database.sessions.begin() as session:
            current = await find_unchanged(session, user)
            if current is None or not current.is_active:
                raise InvalidCredentialsError
            if newer_hash:
                current.hashed_password = newer_hash
            expires_at = utc_now() + self.tokens.refresh_lifetime
            opened = await AuthSessionRepository(session).open(user.id, expires_at=expires_at)
            issued = await self.issue(session, opened)
        logger.info("auth.logged_in", user_id=str(user.id), session_id=str(opened.id))
        return issued

    async def refresh(self, token: str) -> Tokens:
        """Exchange a refresh token for a new pair.

        Raises:
            InvalidTokenError: the token is unknown, or its session has ended.
            TokenReusedError: the token was used before; its session ends, which is stored all the same.
        """
        async with self.database.sessions.begin() as session:
            outcome = await self.rotate(session, hash_refresh_token(token), utc_now())
        if isinstance(outcome, AppError):
            raise outcome
        return outcome

    async def rotate(self, session: AsyncSession, token_hash: str, now: datetime) -> Tokens | AppError:
        """Use up a token; an error is returned instead of raised, so that what was written is committed."""
        sessions = AuthSessionRepository(session)
        found = await sessions.find_by_token(token_hash)
        if found is None:
            return InvalidTokenError()
        token, opened, user = found
        if opened.revoked_at is None and not await sessions.use_token(token.id, now=now):
            await sessions.revoke(opened.id, now=now)
            logger.warning("auth.token_reused", user_id=str(user.id), session_id=str(opened.id))
            return TokenReusedError()
        if opened.revoked_at is not None or opened.expires_at <= now or not user.is_active:
            return TokenReusedError() if token.used_at else InvalidTokenError()
        return await self.issue(session, opened)

    async def issue(self, session: AsyncSession, opened: AuthSession) -> Tokens:
        """Issue a pair of tokens for a session."""
        refresh_token = new_refresh_token()
        await AuthSessionRepository(session).add_token(opened.id, hash_refresh_token(refresh_token))
        return Tokens(
            access_token=self.tokens.issue(AccessClaims(opened.user_id, opened.id)),
            refresh_token=refresh_token,
            expires_in=round(self.tokens.lifetime.total_seconds()),
        )

    async def logout(self, claims: AccessClaims) -> None:
        """End the session of a token."""
        async with self.database.sessions.begin() as session:
            await AuthSessionRepository(session).revoke(claims.session_id, now=utc_now())

    async def logout_all(self, claims: AccessClaims) -> None:
        """End all sessions of the user of a token."""
        async with self.database.sessions.begin() as session:
            await AuthSessionRepository(session).revoke_all(claims.user_id, now=utc_now())

    async def change_password(self, user: User, claims: AccessClaims, change: PasswordChange) -> None:
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
            current = await find_unchanged(session, user)
            if current is None:
                raise WrongPasswordError
            current.hashed_password = hashed_password
            sessions = AuthSessionRepository(session)
            await sessions.revoke_all(user.id, now=utc_now(), spared=claims.session_id)


async def find_unchanged(session: AsyncSession, user: User) -> User | None:
    """Lock and return a user whose password is still the one that was compared; hashing took its time."""
    current = await session.get(User, user.id, with_for_update=True)
    return current if current and current.hashed_password == user.hashed_password else None
