"""The rules of accounts whose users an identity provider knows.

An account belongs to an issuer and a subject, never to an address: whoever gets hold of the address of another account
gets an account of their own. Writes have a transaction of their own, as the request may only read, or fail.
"""

from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.core.account_exceptions import EmailTakenError, InvalidTokenError
from app.core.claims import Claims
from app.core.exceptions import AppError
from app.db.session import Database
from app.models.identity import Identity
from app.models.user import User
from app.repositories.identity import IdentityRepository, IdentityTakenError
from app.repositories.user import UserRepository
from app.services.profiles import apply_profile, new_user

logger = structlog.get_logger()


class IdentityService:
    """Finds the account of a token, and opens or refreshes it where that is due."""

    def __init__(self, database: Database, issuer: str) -> None:
        self.database = database
        self.issuer = issuer

    async def sign_in(self, claims: Claims) -> User:
        """Return the active user of a token, who is a superuser if the token says so: one query, unless it is new.

        Raises:
            InvalidTokenError: the account is inactive, or was deleted since the token was first seen.
        """
        identity, user = await self.find(claims)
        if identity is None:
            user = await self.register(claims)
        elif claims.issued_at > identity.token_issued_at:
            user = await self.follow(identity, user, claims)
        if user is None or not user.is_active:
            raise InvalidTokenError
        user.is_superuser = claims.is_superuser
        return user

    async def find(self, claims: Claims) -> tuple[Identity, User | None] | tuple[None, None]:
        """Return an identity with its user, over a connection that is given back at once."""
        async with self.database.reserve() as session:
            return await IdentityRepository(session).find(self.issuer, claims.subject)

    async def register(self, claims: Claims) -> User | None:
        """Open an account at first sight; of requests at the same time, one does."""
        with suppress(IdentityTakenError):
            try:
                await self.add(claims)
            except EmailTakenError:
                # Maybe by this very user, in a request at the same time.
                if await self.find(claims) == (None, None):
                    await self.add(claims, with_email=False)
        return (await self.find(claims))[1]

    async def add(self, claims: Claims, *, with_email: bool = True) -> None:
        """Store an identity with its account.

        Raises:
            IdentityTakenError: another request has stored it.
            EmailTakenError: another account has the address.
        """
        async with self.database.sessions.begin() as session:
            user = await UserRepository(session).add(new_user(claims, with_email=with_email))
            identity = Identity(
                user_id=user.id, issuer=self.issuer, subject=claims.subject, token_issued_at=claims.issued_at
            )
            await IdentityRepository(session).add(identity)
        log_opened(user, with_email=with_email)

    async def follow(self, identity: Identity, user: User | None, claims: Claims) -> User | None:
        """Refresh an account; one that is there serves as it is while that can't be written.

        Raises:
            AppError, OSError, SQLAlchemyError: the account was deleted, and another one can't be opened.
        """
        try:
            return await self.refresh(identity, claims)
        except (AppError, OSError, SQLAlchemyError) as error:
            if user is None:
                raise
            logger.warning("auth.refresh_failed", user_id=str(user.id), reason=type(error).__name__)
            return user

    async def refresh(self, identity: Identity, claims: Claims) -> User | None:
        """Take over what the newest token tells; an address that another account has stays where it is."""
        try:
            await self.update(identity, claims)
        except EmailTakenError:
            logger.warning("auth.email_taken", user_id=str(identity.user_id))
            await self.update(identity, claims, with_email=False)
        return (await self.find(claims))[1]

    async def update(self, identity: Identity, claims: Claims, *, with_email: bool = True) -> None:
        """Refresh an account, or open another one where it was deleted; of requests at the same time, one does.

        Raises:
            EmailTakenError: another account has the address.
        """
        async with self.database.sessions.begin() as session:
            # A deletion locks the user and then the identity; in another order, both would wait for each other.
            user = await session.get(User, identity.user_id, with_for_update=True) if identity.user_id else None
            owner_id = user.id if user else None
            if not await IdentityRepository(session).note_token(identity.id, owner_id, claims.issued_at):
                return
            if user is None:
                user = await UserRepository(session).add(new_user(claims, with_email=with_email))
                (await session.get_one(Identity, identity.id)).user_id = user.id
            else:
                apply_profile(user, claims, with_email=with_email)
            await UserRepository(session).flush()
        if owner_id is None:
            log_opened(user, with_email=with_email)


def log_opened(user: User, *, with_email: bool) -> None:
    """Tell of an account that is stored for good."""
    logger.info("auth.account_opened", user_id=str(user.id), with_email=with_email)
