"""Logins for tests."""

import httpx2

from app.core.config import Settings
from app.core.opaque_tokens import new_token
from app.core.passwords import PasswordHasher
from app.core.security import COOKIE_NAME, CSRF_HEADER, SessionLifetime, csrf_token
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.services.auth import AuthService
from tests.accounts import PASSWORD
from tests.addresses import API

AUTH = f"{API}/auth"
TOKEN_HASH = AuthSession.token_hash


async def credentials_of(user: User, database: Database, settings: Settings) -> dict[str, str]:
    """Open a session for a user, and return the headers that prove it."""
    service = AuthService(database, PasswordHasher(), SessionLifetime.of(settings))
    token = new_token()
    async with database.sessions.begin() as session:
        await AuthSessionRepository(session).add(service.new_session(user, token))
    return headers_of(token)


def headers_of(token: str) -> dict[str, str]:
    """Return the headers that a page of ours sends with the token of a session."""
    return {"Cookie": f"{COOKIE_NAME}={token}", CSRF_HEADER: csrf_token(token)}


def token_of(headers: httpx2.Headers) -> str:
    """Return the token that the headers of a request hold."""
    return headers["cookie"].removeprefix(f"{COOKIE_NAME}=")


def cookie_of(response: httpx2.Response) -> str:
    """Return the token that a response has the browser keep."""
    cookie: str = response.headers["set-cookie"].partition(";")[0]
    return cookie.removeprefix(f"{COOKIE_NAME}=")


async def log_in(client: httpx2.AsyncClient, email: str, password: str = PASSWORD) -> dict[str, str]:
    """Log in through the API, and return the headers that prove it."""
    response = await client.post(f"{AUTH}/login", json={"email": email, "password": password})
    assert response.status_code == 200
    return headers_of(cookie_of(response))
