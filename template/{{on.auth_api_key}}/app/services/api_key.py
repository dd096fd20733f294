"""The API keys of a user, as the user manages them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.exceptions import NotFoundError
from app.core.key_exceptions import KeyReplacedError
from app.core.scopes import Scope
from app.core.settings.api_keys import ApiKeySettings
from app.models.api_key import ApiKey
from app.models.user import User
from app.repositories.api_key import ApiKeyRepository
from app.schemas.api_key import ApiKeyCreate, ApiKeyCreated
from app.services.key_issuer import KeyIssuer

logger = structlog.get_logger()


class ApiKeyService:
    """What users can do with their keys; no key makes one that may do more or lives longer than itself."""

    def __init__(self, session: AsyncSession, user: User, settings: ApiKeySettings) -> None:
        self.keys = ApiKeyRepository(session)
        self.issuer = KeyIssuer(session, settings)
        self.user = user
        self.overlap = timedelta(minutes=settings.api_key_overlap_minutes)

    async def list(self) -> Sequence[ApiKey]:
        """List the live keys of the user, the newest first."""
        return await self.keys.list_live(self.user.id, now=utc_now())

    async def get(self, key_id: UUID) -> ApiKey:
        """Return a live key of the user.

        Raises:
            NotFoundError: the user has no such key, or it has ended.
        """
        return await self.find(key_id, utc_now())

    async def create(self, new: ApiKeyCreate, granted: Collection[Scope], until: datetime) -> ApiKeyCreated:
        """Create a key, on behalf of one that may do what is granted and ends at a time.

        Raises:
            InsufficientScopeError, NotFoundError, KeyLifetimeError, TooManyKeysError: as `KeyIssuer.issue`.
        """
        created = await self.issuer.issue(self.user.id, new, granted=granted, until=until)
        logger.info("api_key.created", user_id=str(self.user.id), prefix=created.prefix)
        return created

    async def rotate(self, key_id: UUID, granted: Collection[Scope]) -> ApiKeyCreated:
        """Replace a key by one of the same name, scopes and lifetime; the old one is good for a while.

        Raises:
            NotFoundError: the user has no such key, or it has ended.
            InsufficientScopeError: the caller may not do all that the key can.
            KeyReplacedError: it was replaced before.
        """
        await self.keys.lock_user(self.user.id)
        now = utc_now()
        old = await self.find(key_id, now)
        lifetime = old.expires_at - old.created_at
        if not await self.keys.replace(old.id, now=now, until=min(now + self.overlap, old.expires_at)):
            raise KeyReplacedError
        created = await self.issuer.renew(old, lifetime, granted=granted, now=now)
        logger.info("api_key.rotated", user_id=str(self.user.id), prefix=old.prefix, new_prefix=created.prefix)
        return created

    async def revoke(self, key_id: UUID) -> None:
        """End a key at once.

        Raises:
            NotFoundError: the user has no such key, or it has ended.
        """
        if not await self.keys.revoke_own(key_id, user_id=self.user.id, now=utc_now()):
            raise NotFoundError("There is no such key.")
        logger.info("api_key.revoked", user_id=str(self.user.id), key_id=str(key_id))

    async def find(self, key_id: UUID, now: datetime) -> ApiKey:
        """Return a key of the user that is live at a time.

        Raises:
            NotFoundError: the user has no such key, or it has ended.
        """
        key = await self.keys.find_own(key_id, user_id=self.user.id, now=now)
        if key is None:
            raise NotFoundError("There is no such key.")
        return key
