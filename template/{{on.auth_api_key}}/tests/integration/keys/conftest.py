"""Keys that are there, and callers of a service with other settings."""

from functools import partial
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select

from app.api.authentication import HEADER
from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.api_key import ApiKey
from app.models.user import User
from tests.application import prepare
from tests.clients import ClientWith
from tests.credentials import credentials_of
from tests.keys import LIFETIME, create


@pytest.fixture
async def key_ids(database: Database, user: User, settings: Settings) -> list[UUID]:
    """Some keys of the ordinary user."""
    for _ in range(3):
        await credentials_of(user, database, settings)
    async with database.readers() as session:
        return list(await session.scalars(select(ApiKey.id).order_by(ApiKey.id)))


@pytest.fixture
def client_with(client_with: ClientWith, settings: Settings) -> ClientWith:
    """Makes a caller, without credentials, of a prepared application that has other settings."""
    return partial(client_with, lambda app: prepare(app, settings))


@pytest.fixture
def key(caller: httpx2.AsyncClient) -> str:
    """The key of the ordinary user."""
    key: str = caller.headers[HEADER]
    return key


@pytest.fixture
async def old(caller: httpx2.AsyncClient) -> dict[str, Any]:
    """A key for items that is good for some days."""
    return await create(caller, scopes=["items:read"], expires_at=(utc_now() + LIFETIME).isoformat())
