"""The rules of issuing API keys, whoever asks for them."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.account_exceptions import InsufficientScopeError
from app.core.api_keys import KeyFormat, PlainKey
from app.core.clock import utc_now
from app.core.exceptions import NotFoundError
from app.core.key_exceptions import KeyLifetimeError, TooManyKeysError
from app.core.scopes import Scope, write_scopes
from app.core.security import hash_key
from app.core.settings.api_keys import ApiKeySettings
from app.models.api_key import ApiKey
from app.repositories.api_key import ApiKeyRepository
from app.schemas.api_key import ApiKeyCreate, ApiKeyCreated, ApiKeyRead


class KeyIssuer:
    """Makes keys and stores what has to be kept of them."""

    def __init__(self, session: AsyncSession, settings: ApiKeySettings) -> None:
        self.keys = ApiKeyRepository(session)
        self.format = KeyFormat(settings.api_key_prefix)
        self.max_lifetime = timedelta(days=settings.api_key_max_days)
        self.max_keys = settings.api_keys_per_user

    async def issue(
        self, user_id: UUID, new: ApiKeyCreate, *, granted: Collection[Scope], until: datetime | None = None
    ) -> ApiKeyCreated:
        """Issue a key, which is returned in full this once; `until` is when the one that asks for it ends.

        Raises:
            InsufficientScopeError: it could do more than what is granted.
            NotFoundError: the user was deleted meanwhile.
            KeyLifetimeError: it would end in the past, or too late.
            TooManyKeysError: the user has as many keys as a user may have.
        """
        now = utc_now()
        demand_scopes(new.scopes, granted)
        expires_at = self.end_of(new, now, until)
        await self.demand_room(user_id, now)
        return await self.store(user_id, new, created_at=now, expires_at=expires_at)

    async def renew(
        self, old: ApiKey, lifetime: timedelta, *, granted: Collection[Scope], now: datetime
    ) -> ApiKeyCreated:
        """Issue a key in the place of another, with its name and scopes; the user has no more keys than before.

        Raises:
            InsufficientScopeError: it could do more than what is granted.
        """
        demand_scopes(old.scopes, granted)
        # Not checked anew: a key all of whose scopes are gone is renewed with none, which nobody may ask for.
        new = ApiKeyCreate.model_construct(name=old.name, scopes=frozenset(old.scopes))
        return await self.store(old.user_id, new, created_at=now, expires_at=now + min(lifetime, self.max_lifetime))

    async def store(
        self, user_id: UUID, new: ApiKeyCreate, *, created_at: datetime, expires_at: datetime
    ) -> ApiKeyCreated:
        """Make a key and store what has to be kept of it."""
        plain = self.format.new()
        row = new_row(user_id, new, plain, created_at=created_at, expires_at=expires_at)
        read = ApiKeyRead.model_validate(await self.keys.add(row))
        return ApiKeyCreated(**read.model_dump(), key=plain.text)

    def end_of(self, new: ApiKeyCreate, now: datetime, until: datetime | None) -> datetime:
        """Return when a new key ends: not after the one that asks for it, which could live on in it if it leaked.

        Raises:
            KeyLifetimeError: in the past, or too late.
        """
        latest = now + self.max_lifetime
        if new.expires_at is None:
            return min(latest, until or latest)
        if not now < new.expires_at <= latest:
            raise KeyLifetimeError(f"must lie in the next {self.max_lifetime.days} days")
        if until and new.expires_at > until:
            raise KeyLifetimeError("must not be later than the end of the key that asks for it")
        return new.expires_at.astimezone(UTC)

    async def demand_room(self, user_id: UUID, now: datetime) -> None:
        """Let nobody else add a key to the user until the end of the transaction, and count those that there are.

        Raises:
            NotFoundError: the user was deleted meanwhile.
            TooManyKeysError: there are as many as a user may have.
        """
        if not await self.keys.lock_user(user_id):
            raise NotFoundError("There is no such user.")
        if await self.keys.count_current(user_id, now=now) >= self.max_keys:
            raise TooManyKeysError(self.max_keys)


def demand_scopes(wanted: Collection[Scope], granted: Collection[Scope]) -> None:
    """Let no key do more than what is granted.

    Raises:
        InsufficientScopeError: it could.
    """
    if missing := frozenset(wanted).difference(granted):
        raise InsufficientScopeError(missing)


def new_row(user_id: UUID, new: ApiKeyCreate, plain: PlainKey, *, created_at: datetime, expires_at: datetime) -> ApiKey:
    """Return what is stored of a new key."""
    return ApiKey(
        user_id=user_id,
        name=new.name,
        prefix=plain.prefix,
        key_hash=hash_key(plain),
        scope=write_scopes(new.scopes),
        created_at=created_at,
        expires_at=expires_at,
    )
