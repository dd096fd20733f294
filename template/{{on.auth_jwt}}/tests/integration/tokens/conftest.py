"""An access token, and what can be made of it."""

from typing import Any

import httpx2
import jwt
import pytest

from app.core.config import Settings
from app.core.security import HEADER_TYPE
from app.models.user import User
from tests.credentials import obtain_tokens
from tests.forgery import Forge


@pytest.fixture
async def token(client: httpx2.AsyncClient, user: User) -> str:
    """The access token of a login."""
    return (await obtain_tokens(client, user.email))["access_token"]


@pytest.fixture
def forge(token: str, settings: Settings) -> Forge:
    """Signs the token anew, with other claims and headers, and maybe without some."""

    def sign(
        *,
        key: str = settings.secret_key.get_secret_value(),
        algorithm: str = "HS256",
        headers: dict[str, Any] | None = None,
        lacking: str = "",
        **claims: object,
    ) -> str:
        payload = {**jwt.decode(token, options={"verify_signature": False}), **claims}
        payload.pop(lacking, None)
        return jwt.encode(payload, key, algorithm=algorithm, headers={"typ": HEADER_TYPE, **(headers or {})})

    return sign
