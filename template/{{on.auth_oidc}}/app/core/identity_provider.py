"""The identity provider, as far as the service needs it: the keys that it signs with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic

import httpx2
import jwt
import structlog

from app.core.discovery import discover_keys
from app.core.key_set import KeyName, read_key_set
from app.core.provider_exceptions import IdentityProviderUnavailableError
from app.core.remote_documents import DocumentError, fetch_document
from app.core.settings.auth import AuthSettings

logger = structlog.get_logger()


class IdentityProvider:
    """The keys of the provider, fetched when they are asked for, and kept.

    - Keys are good for `OIDC_KEYS_MAX_AGE_SECONDS`. Then they are fetched again and, as long as that fails, serve for
      another `OIDC_KEYS_MAX_STALE_SECONDS`.
    - An unknown name may be that of a new key, so it makes the service look, once in `OIDC_REFETCH_INTERVAL_SECONDS`:
      within it, names that are unknown and a provider that is away cost nothing.
    - All who need the keys at once share one attempt, which outlives a caller who gives up.
    """

    def __init__(self, settings: AuthSettings, client: httpx2.AsyncClient) -> None:
        self.settings = settings
        self.client = client
        self.keys: dict[KeyName, jwt.PyJWK] = {}
        self.fetched_at: float | None = None
        self.attempted_at: float | None = None
        self.attempt: asyncio.Task[None] | None = None
        self.failing = False

    async def find_key(self, name: KeyName) -> jwt.PyJWK | None:
        """Return a key of the provider, if it has one of this name.

        Raises:
            IdentityProviderUnavailableError: the provider is away, and what is kept does not answer the question.
        """
        if self.age > self.settings.oidc_keys_max_age_seconds:
            await self.refetch(wait=not (self.failing and self.is_usable))
        if name not in self.keys:
            await self.refetch()
        key = self.keys.get(name)
        if not self.is_usable or (key is None and self.failing):
            raise IdentityProviderUnavailableError
        return key

    @property
    def age(self) -> float:
        """The seconds since the keys were fetched."""
        return float("inf") if self.fetched_at is None else monotonic() - self.fetched_at

    @property
    def is_usable(self) -> bool:
        """Whether the keys may still serve."""
        return self.age <= self.settings.oidc_keys_max_age_seconds + self.settings.oidc_keys_max_stale_seconds

    async def refetch(self, *, wait: bool = True) -> None:
        """Fetch the keys anew, unless that was tried a moment ago; whoever has keys that serve need not wait."""
        if self.attempt is None or (self.attempt.done() and self.may_try):
            self.attempted_at = monotonic()
            self.attempt = asyncio.create_task(self.fetch())
        if wait and not self.attempt.done():
            await asyncio.shield(self.attempt)

    @property
    def may_try(self) -> bool:
        """Whether the last attempt is long enough ago."""
        interval = self.settings.oidc_refetch_interval_seconds
        return self.attempted_at is None or monotonic() - self.attempted_at >= interval

    async def fetch(self) -> None:
        """Fetch the keys; if that fails, the old ones stay."""
        try:
            async with asyncio.timeout(self.settings.oidc_timeout_seconds):
                self.keys = await self.download()
        except (DocumentError, TimeoutError) as error:
            self.failing = True
            logger.warning("identity_provider.unavailable", reason=str(error) or type(error).__name__)
        else:
            self.failing = False
            self.fetched_at = monotonic()

    async def download(self) -> dict[KeyName, jwt.PyJWK]:
        """Ask the provider for its keys.

        Raises:
            DocumentError: it is away, or publishes none that could have signed a token.
        """
        document = await fetch_document(self.client, await discover_keys(self.client, self.settings))
        keys = read_key_set(document, self.settings.oidc_algorithms)
        if not keys:
            raise DocumentError("the provider publishes no key that could have signed a token")
        return keys

    async def close(self) -> None:
        """Give up a running attempt."""
        if self.attempt is not None:
            self.attempt.cancel()
            with suppress(asyncio.CancelledError):
                await self.attempt


@asynccontextmanager
async def open_identity_provider(settings: AuthSettings) -> AsyncIterator[IdentityProvider]:
    """Open the connection to the provider; nothing is asked before the first token."""
    async with httpx2.AsyncClient(timeout=settings.oidc_timeout_seconds) as client:
        provider = IdentityProvider(settings, client)
        try:
            yield provider
        finally:
            await provider.close()
