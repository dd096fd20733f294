"""Logins for tests."""

import httpx2

from app.core.clock import utc_now
from app.core.config import Settings
from app.core.security import AccessClaims, AccessTokens
from app.db.session import Database
from app.models.auth_session import RefreshToken
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from tests.accounts import PASSWORD
from tests.addresses import API

AUTH = f"{API}/auth"
TOKEN_HASH = RefreshToken.token_hash


async def credentials_of(user: User, database: Database, settings: Settings) -> dict[str, str]:
    """Open a session for a user, and return the headers that prove it."""
    tokens = AccessTokens(settings)
    async with database.sessions.begin() as session:
        expires_at = utc_now() + tokens.refresh_lifetime
        opened = await AuthSessionRepository(session).open(user.id, expires_at=expires_at)
    return headers_of(tokens.issue(AccessClaims(user.id, opened.id)))


def headers_of(access_token: str) -> dict[str, str]:
    """Return the headers of an access token."""
    return {"Authorization": f"Bearer {access_token}"}


def token_of(headers: httpx2.Headers) -> str:
    """Return the access token that the headers of a request hold."""
    return headers["authorization"].removeprefix("Bearer ")


async def obtain_tokens(client: httpx2.AsyncClient, email: str, password: str = PASSWORD) -> dict[str, str]:
    """Log in through the API, and return the tokens."""
    response = await client.post(f"{AUTH}/login", json={"email": email, "password": password})
    assert response.status_code == 200
    tokens: dict[str, str] = response.json()
    return tokens


async def log_in(client: httpx2.AsyncClient, email: str, password: str = PASSWORD) -> dict[str, str]:
    """Log in through the API, and return the headers that prove it."""
    return headers_of((await obtain_tokens(client, email, password))["access_token"])
