"""The rules of logging in and staying logged in.

Each operation has transactions of its own, since some writes must outlive the error that the caller gets.
"""

from datetime import datetime

import structlog
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import InvalidTokenError
from app.core.clock import utc_now
from app.core.exceptions import AppError
from app.core.opaque_tokens import hash_token, new_token
from app.core.passwords import PasswordHasher
from app.core.scopes import Scope, read_scopes, write_scopes
from app.core.security import AccessClaims, AccessTokens
from app.core.token_exceptions import TokenReusedError
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.schemas.auth import Tokens
from app.schemas.password import PasswordChange
from app.services.credentials import CredentialService

logger = structlog.get_logger()


class AuthService:
    """Sessions and their tokens."""

    def __init__(
        self, database: Database, passwords: PasswordHasher, tokens: AccessTokens, *, verified_only: bool = False
    ) -> None:
        self.database = database
        self.credentials = CredentialService(database, passwords, verified_only=verified_only)
        self.tokens = tokens

    async def login(self, email: str, password: SecretStr, scopes: frozenset[Scope] | None = None) -> Tokens:
        """Open a session, which may be narrowed to some scopes for as long as it lives.

        Raises:
            InvalidCredentialsError: unknown address, wrong password, or an account that may not log in, all alike.
        """
        proof = await self.credentials.prove(email, password)
        async with self.database.sessions.begin() as session:
            await self.credentials.accept(session, proof)
            expires_at = utc_now() + self.tokens.refresh_lifetime
            scope = None if scopes is None else write_scopes(scopes)
            opened = await AuthSessionRepository(session).open(proof.user.id, expires_at=expires_at, scope=scope)
            issued = await self.issue(session, opened)
        logger.info("auth.logged_in", user_id=str(proof.user.id), session_id=str(opened.id))
        return issued

    async def refresh(self, token: str) -> Tokens:
        """Exchange a refresh token for a new pair.

        Raises:
            InvalidTokenError: the token is unknown, or its session has ended.
            TokenReusedError: the token was used before; its session ends, which is stored all the same.
        """
        async with self.database.sessions.begin() as session:
            outcome = await self.rotate(session, hash_token(token), utc_now())
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
        """Issue a pair of tokens for a session.

        Raises:
            InvalidTokenError: the session is gone.
        """
        refresh_token = new_token()
        scopes = None if opened.scope is None else read_scopes(opened.scope)
        await AuthSessionRepository(session).add_token(opened.id, hash_token(refresh_token))
        return Tokens(
            access_token=self.tokens.issue(AccessClaims(opened.user_id, opened.id, scopes)),
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
        hashed_password = await self.credentials.hash_change(user, change)
        async with self.database.sessions.begin() as session:
            await self.credentials.replace(session, user, hashed_password)
            sessions = AuthSessionRepository(session)
            await sessions.revoke_all(user.id, now=utc_now(), spared=claims.session_id)
