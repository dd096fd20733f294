"""The provider of the suite, one that a test may spoil, and their tokens."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.identity_provider import IdentityProvider, open_identity_provider
from tests.clients import ClientWith
from tests.credentials import Forge, HeadersOf, bearer, token_of
from tests.provider.calls import KNOWN
from tests.provider.keys import FIRST_KEY, SigningKey
from tests.provider.server import RunningProvider, open_provider
from tests.provider.tokens import payload_of


@pytest.fixture(scope="session", autouse=True)
def shared_provider(clean_environment: pytest.MonkeyPatch) -> Iterator[RunningProvider]:
    """The provider of all settings that name no other."""
    with open_provider() as provider:
        clean_environment.setenv("OIDC_ISSUER", provider.issuer)
        yield provider


@pytest.fixture
def provider() -> Iterator[RunningProvider]:
    """A provider of its own, for tests that stop it, have it lie, or count what it is asked."""
    with open_provider() as provider:
        yield provider


@pytest.fixture
def client_of_provider(client_with: ClientWith, provider: RunningProvider) -> ClientWith:
    """Makes a caller of an application that has not asked the provider yet."""
    return lambda **changes: client_with(oidc_issuer=provider.issuer, **changes)


@pytest.fixture
async def keys(settings: Settings, provider: RunningProvider) -> AsyncIterator[IdentityProvider]:
    """The keys of the provider, which have been fetched."""
    async with open_identity_provider(settings.model_copy(update={"oidc_issuer": provider.issuer})) as keys:
        await keys.find_key(KNOWN)
        yield keys


@pytest.fixture
def forge(settings: Settings) -> Forge:
    """Signs a token that is good but for what is given: claims, or `headers`."""

    def sign(key: SigningKey = FIRST_KEY, headers: dict[str, Any] | None = None, **claims: Any) -> str:
        return key.sign(payload_of(settings.oidc_issuer, settings.oidc_audience, **claims), **(headers or {}))

    return sign


@pytest.fixture
def headers_of(settings: Settings) -> HeadersOf:
    """Makes the headers of a token that was issued some seconds from now."""
    now = utc_now()

    def make(seconds: int = 0, **claims: Any) -> dict[str, str]:
        return bearer(token_of(settings, iat=now + timedelta(seconds=seconds), **claims))

    return make
