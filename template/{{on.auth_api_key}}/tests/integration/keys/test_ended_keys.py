"""Keys that are no longer good."""

from datetime import timedelta
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.api_key import ApiKey
from app.models.user import User
from tests.accounts import ME, USERS
from tests.credentials import API_KEYS
from tests.keys import refuse


async def change_keys(session: AsyncSession, **values: object) -> None:
    await session.execute(update(ApiKey).values(**values))
    await session.commit()


@pytest.mark.parametrize("change", ["expires_at", "revoked_at"])
async def test_a_key_that_has_ended_is_refused(
    client: httpx2.AsyncClient, session: AsyncSession, key: str, change: str
) -> None:
    await change_keys(session, **{change: utc_now() - timedelta(seconds=1)})

    await refuse(client, key)


async def test_the_keys_of_an_inactive_user_are_refused_until_it_is_active_again(
    caller: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User, key: str
) -> None:
    await admin.patch(f"{USERS}/{user.id}", json={"is_active": False})
    await refuse(caller, key)

    await admin.patch(f"{USERS}/{user.id}", json={"is_active": True})

    assert (await caller.get(ME)).status_code == 200


async def test_the_keys_of_a_user_who_is_deleted_are_refused(
    caller: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User, key: str
) -> None:
    await admin.delete(f"{USERS}/{user.id}")

    await refuse(caller, key)


async def test_a_revoked_key_is_refused_at_the_next_request(caller: httpx2.AsyncClient, key: str) -> None:
    (listed,) = (await caller.get(API_KEYS)).json()

    assert (await caller.delete(f"{API_KEYS}/{UUID(listed['id'])}")).status_code == 204

    await refuse(caller, key)
