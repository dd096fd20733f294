"""Tokens for tests."""

from collections.abc import Callable
from typing import Any

import httpx2

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.identity import Identity
from app.models.user import User
from app.repositories.identity import IdentityRepository
from tests.accounts import ME
from tests.problems import refusal
from tests.provider.tokens import new_token

type Forge = Callable[..., str]
type HeadersOf = Callable[..., dict[str, str]]


async def credentials_of(user: User, database: Database, settings: Settings) -> dict[str, str]:
    """Make a user known to the provider, and return the headers of a token that says of them what is stored."""
    subject = str(user.id)
    async with database.sessions.begin() as session:
        identities = IdentityRepository(session)
        if await identities.find(settings.oidc_issuer, subject) == (None, None):
            identity = Identity(
                user_id=user.id, issuer=settings.oidc_issuer, subject=subject, token_issued_at=utc_now()
            )
            await identities.add(identity)
    roles = [settings.oidc_superuser_role] if user.is_superuser else []
    return bearer(token_of(settings, sub=subject, email=user.email, name=user.full_name, roles=roles))


def token_of(settings: Settings, **claims: Any) -> str:
    """Have the provider of the settings sign a token."""
    return new_token(settings.oidc_issuer, settings.oidc_audience, **claims)


def bearer(access_token: str) -> dict[str, str]:
    """Return the headers of an access token."""
    return {"Authorization": f"Bearer {access_token}"}


async def refuse(client: httpx2.AsyncClient, token: str) -> None:
    """Use a token that must be refused."""
    response = await client.get(ME, headers=bearer(token))
    assert refusal(response) == (401, "invalid_token")
    assert response.headers["www-authenticate"] == "Bearer"
