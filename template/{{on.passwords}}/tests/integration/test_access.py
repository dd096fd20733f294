"""Who may come in."""

import httpx2
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from tests.accounts import ME, USERS, AddUser, ClientOf
from tests.problems import refusal


async def test_an_inactive_user_loses_access_at_once(
    caller: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    user.is_active = False
    await session.commit()

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_demoted_superuser_loses_the_right_at_once(
    admin: httpx2.AsyncClient, session: AsyncSession, superuser: User
) -> None:
    superuser.is_superuser = False
    await session.commit()

    assert refusal(await admin.get(USERS)) == (403, "forbidden")


async def test_a_superuser_can_lock_a_user_out(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    await admin.patch(f"{USERS}/{user.id}", json={"is_active": False})

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_user_whom_a_superuser_deletes_loses_access(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    await admin.delete(f"{USERS}/{user.id}")

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_superuser_whom_another_demotes_loses_the_right(
    admin: httpx2.AsyncClient, add_user: AddUser, client_of: ClientOf
) -> None:
    second = await add_user("second@example.com", is_superuser=True)
    second_admin = await client_of(second)
    assert (await second_admin.get(USERS)).status_code == 200

    await admin.patch(f"{USERS}/{second.id}", json={"is_superuser": False})

    assert refusal(await second_admin.get(USERS)) == (403, "forbidden")


async def test_what_a_user_sees_is_not_cached(caller: httpx2.AsyncClient) -> None:
    assert (await caller.get(ME)).headers["cache-control"] == "no-store"
