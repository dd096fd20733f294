"""Who may come in no longer, from the next request on."""

import httpx2
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from tests.accounts import ME, USERS
from tests.problems import refusal


async def test_an_inactive_user_loses_access_at_once(
    caller: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    user.is_active = False
    await session.commit()

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_superuser_locks_a_user_out(admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User) -> None:
    locked = await admin.patch(f"{USERS}/{user.id}", json={"is_active": False})

    assert locked.json()["is_active"] is False
    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_user_whom_a_superuser_deletes_loses_access(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    await admin.delete(f"{USERS}/{user.id}")

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_what_a_user_sees_is_not_cached(caller: httpx2.AsyncClient) -> None:
    assert (await caller.get(ME)).headers["cache-control"] == "no-store"
