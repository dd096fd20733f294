"""Logins for less than all that a role gives."""

from collections.abc import Awaitable, Callable

import httpx2

from app.models.user import User
from tests.accounts import PASSWORD
from tests.credentials import AUTH

FORM = f"{AUTH}/token"

type NarrowedClient = Callable[[User, str], Awaitable[httpx2.AsyncClient]]


async def log_in_for(client: httpx2.AsyncClient, user: User, scope: str) -> dict[str, str]:
    """Log in by the form, for some scopes, and return the tokens."""
    response = await client.post(FORM, data={"username": user.email, "password": PASSWORD, "scope": scope})
    assert response.status_code == 200
    tokens: dict[str, str] = response.json()
    return tokens
