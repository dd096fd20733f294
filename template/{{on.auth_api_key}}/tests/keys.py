"""What tests do with keys."""

from datetime import datetime, timedelta
from typing import Any

import httpx2
from sqlalchemy import select

from app.db.session import Database
from app.models.api_key import ApiKey
from tests.accounts import ME
from tests.addresses import ITEMS
from tests.credentials import API_KEYS, header_of
from tests.problems import refusal

LIFETIME = timedelta(days=10)
NEW_KEY = {"name": "Nightly import", "scopes": ["items:write", "items:read"]}


async def create(caller: httpx2.AsyncClient, **changes: object) -> dict[str, Any]:
    """Create a key."""
    response = await caller.post(API_KEYS, json=NEW_KEY | changes)
    assert response.status_code == 201
    created: dict[str, Any] = response.json()
    return created


async def listed(caller: httpx2.AsyncClient) -> list[dict[str, Any]]:
    """Return the keys of a caller."""
    response = await caller.get(API_KEYS)
    assert response.status_code == 200
    keys: list[dict[str, Any]] = response.json()
    return keys


async def is_good(caller: httpx2.AsyncClient, key: dict[str, Any]) -> bool:
    """Whether a key for items is good."""
    return (await caller.get(ITEMS, headers=header_of(key["key"]))).status_code == 200


async def refuse(client: httpx2.AsyncClient, key: str) -> None:
    """Use a key that must be refused."""
    response = await client.get(ME, headers=header_of(key))
    assert refusal(response) == (401, "invalid_token")
    assert response.headers["www-authenticate"] == "ApiKey"
    assert key not in response.text


def rotation(key: dict[str, Any]) -> str:
    """Return where a key is rotated."""
    return f"{API_KEYS}/{key['id']}/rotate"


async def last_uses(database: Database) -> list[datetime | None]:
    """Return when each key was last used, as it is stored, the oldest key first."""
    async with database.readers() as session:
        return list(await session.scalars(select(ApiKey.last_used_at).order_by(ApiKey.id)))
