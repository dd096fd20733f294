"""Forged tokens."""

from collections.abc import Callable

import httpx2

from tests.accounts import ME
from tests.credentials import headers_of
from tests.problems import refusal

OTHER_KEY = "another-key-that-is-long-enough-for-every-algorithm-of-the-family-HS512"
UNKNOWN_ID = "01890000-0000-7000-8000-000000000000"

type Forge = Callable[..., str]


async def refuse(client: httpx2.AsyncClient, token: str) -> None:
    """Use a token that must be refused."""
    response = await client.get(ME, headers=headers_of(token))
    assert refusal(response) == (401, "invalid_token")
    assert response.headers["www-authenticate"] == "Bearer"
