"""A service stores when keys were last used, without anybody asking for it."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.main import create_app
from app.models.user import User
from app.repositories.api_key import ApiKeyRepository
from app.services.key_uses import KeyUses, open_key_uses
from tests.accounts import ME
from tests.clients import open_client
from tests.credentials import credentials_of
from tests.keys import last_uses

NOW = utc_now().replace(microsecond=0)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_a_running_service_stores_uses_at_intervals(
    key_ids: list[UUID], database: Database, committing_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = asyncio.Queue[None]()
    store = KeyUses.store

    async def store_and_tell(uses: KeyUses, where: Database) -> None:
        await store(uses, where)
        rounds.put_nowait(None)

    monkeypatch.setattr(KeyUses, "store", store_and_tell)
    settings = committing_settings.model_copy(update={"api_key_use_interval_seconds": 0})

    async with open_key_uses(settings) as uses, asyncio.timeout(10):
        uses.note(key_ids[0], NOW)
        await rounds.get()
        await rounds.get()

        assert (await last_uses(database))[0] == NOW


async def test_a_running_service_goes_on_after_a_failure_and_stores_at_the_end(
    key_ids: list[UUID], database: Database, committing_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = asyncio.Queue[None]()

    async def fail(_keys: ApiKeyRepository, _noted: Mapping[UUID, datetime]) -> None:
        tries.put_nowait(None)
        raise RuntimeError

    settings = committing_settings.model_copy(update={"api_key_use_interval_seconds": 0})

    async with open_key_uses(settings) as uses, asyncio.timeout(10):
        with monkeypatch.context() as patch:
            patch.setattr(ApiKeyRepository, "note_uses", fail)
            uses.note(key_ids[0], NOW)
            await tries.get()
            await tries.get()

    assert (await last_uses(database))[0] == NOW


async def test_what_is_left_at_the_end_is_stored(
    key_ids: list[UUID], database: Database, committing_settings: Settings
) -> None:
    async with open_key_uses(committing_settings) as uses:
        uses.note(key_ids[0], NOW)

    assert (await last_uses(database))[0] == NOW


async def test_a_service_stores_when_the_key_of_a_request_was_used(
    database: Database, user: User, committing_settings: Settings
) -> None:
    headers = await credentials_of(user, database, committing_settings)
    started = utc_now()

    async with open_client(create_app(committing_settings)) as client:
        assert (await client.get(ME, headers=headers)).status_code == 200
        assert await last_uses(database) == [None]

    (used_at,) = await last_uses(database)
    assert used_at is not None
    assert started <= used_at <= utc_now()
