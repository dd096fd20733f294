"""Replacing a key by a new one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx2
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.authentication import HEADER
from app.core.clock import utc_now
from app.core.config import Settings
from app.models.api_key import ApiKey
from tests.clients import ClientWith
from tests.credentials import API_KEYS
from tests.keys import LIFETIME, is_good, rotation


async def make_older(session: AsyncSession, key: dict[str, Any], age: timedelta) -> None:
    """Let a key be made, and end, earlier."""
    row = await session.get_one(ApiKey, UUID(key["id"]), populate_existing=True)
    row.created_at -= age
    row.expires_at -= age
    await session.commit()


async def test_both_keys_are_good_for_a_while(caller: httpx2.AsyncClient, old: dict[str, Any]) -> None:
    response = await caller.post(rotation(old))

    assert response.status_code == 201
    assert response.json()["key"] != old["key"]
    assert await is_good(caller, response.json())
    assert await is_good(caller, old)


async def test_the_old_key_ends_when_the_while_is_over(
    caller: httpx2.AsyncClient, session: AsyncSession, old: dict[str, Any], settings: Settings
) -> None:
    new = (await caller.post(rotation(old))).json()

    await make_older(session, old, timedelta(minutes=settings.api_key_overlap_minutes))

    assert not await is_good(caller, old)
    assert await is_good(caller, new)


async def test_the_new_key_is_for_the_same_and_lives_as_long(
    caller: httpx2.AsyncClient, session: AsyncSession, old: dict[str, Any]
) -> None:
    await make_older(session, old, timedelta(days=9))

    new = (await caller.post(rotation(old))).json()

    assert (new["name"], new["scopes"]) == (old["name"], old["scopes"])
    lifetime = datetime.fromisoformat(new["expires_at"]) - datetime.fromisoformat(new["created_at"])
    assert abs(lifetime - LIFETIME) < timedelta(minutes=1)


async def test_a_list_shows_which_key_is_replaced(caller: httpx2.AsyncClient, old: dict[str, Any]) -> None:
    new = (await caller.post(rotation(old))).json()

    keys = {key["id"]: key for key in (await caller.get(API_KEYS)).json()}
    overlap = datetime.fromisoformat(keys[old["id"]]["expires_at"]) - utc_now()
    assert timedelta(minutes=59) < overlap <= timedelta(minutes=60)
    assert keys[old["id"]]["replaced_at"].endswith("Z")
    assert keys[new["id"]]["replaced_at"] is None


async def test_a_rotation_never_lengthens_the_life_of_the_old_key(
    caller: httpx2.AsyncClient, session: AsyncSession, old: dict[str, Any]
) -> None:
    await make_older(session, old, LIFETIME - timedelta(minutes=5))

    await caller.post(rotation(old))

    ends = {key["id"]: datetime.fromisoformat(key["expires_at"]) for key in (await caller.get(API_KEYS)).json()}
    assert ends[old["id"]] - utc_now() <= timedelta(minutes=5)


async def test_a_key_in_its_last_while_can_be_revoked(caller: httpx2.AsyncClient, old: dict[str, Any]) -> None:
    await caller.post(rotation(old))

    assert (await caller.delete(f"{API_KEYS}/{old['id']}")).status_code == 204
    assert not await is_good(caller, old)


async def test_without_a_while_the_old_key_ends_at_once(
    client_with: ClientWith, caller: httpx2.AsyncClient, old: dict[str, Any]
) -> None:
    async with client_with(api_key_overlap_minutes=0) as client:
        client.headers[HEADER] = caller.headers[HEADER]

        assert (await client.post(rotation(old))).status_code == 201

    assert not await is_good(caller, old)
