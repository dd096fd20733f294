"""Who may come in."""

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.config import Settings
from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.credentials import bearer, token_of
from tests.problems import broken_rules, refusal


async def test_a_superuser_locks_a_user_out_and_lets_them_in_again(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    address = f"{USERS}/{user.id}"

    locked = await admin.patch(address, json={"is_active": False})

    assert locked.json()["is_active"] is False
    assert refusal(await caller.get(ME)) == (401, "invalid_token")
    await admin.patch(address, json={"is_active": True})
    assert (await caller.get(ME)).status_code == 200


async def test_a_newer_token_does_not_let_in_who_is_locked_out(
    client: httpx2.AsyncClient, settings: Settings, session: AsyncSession
) -> None:
    await client.get(ME, headers=bearer(token_of(settings)))
    user = (await session.scalars(select(User))).one()
    user.is_active = False
    await session.commit()

    response = await client.get(ME, headers=bearer(token_of(settings, iat=utc_now().timestamp() + 1)))

    assert refusal(response) == (401, "invalid_token")


async def test_an_empty_change_leaves_a_user_as_they_are(admin: httpx2.AsyncClient, user: User) -> None:
    assert (await admin.patch(f"{USERS}/{user.id}", json={})).json()["is_active"] is True


@pytest.mark.parametrize("field", ["email", "full_name", "is_superuser", "is_verified"])
async def test_what_the_provider_tells_is_not_changed_here(admin: httpx2.AsyncClient, user: User, field: str) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={field: True})

    assert broken_rules(response) == {(f"/{field}", "extra_forbidden")}


async def test_users_are_locked_out_by_superusers_only(caller: httpx2.AsyncClient, other_user: User) -> None:
    response = await caller.patch(f"{USERS}/{other_user.id}", json={"is_active": False})

    assert refusal(response) == (403, "forbidden")


async def test_the_last_superuser_is_not_locked_out(admin: httpx2.AsyncClient, superuser: User) -> None:
    response = await admin.patch(f"{USERS}/{superuser.id}", json={"is_active": False})

    assert refusal(response) == (409, "conflict")


async def test_a_user_who_is_not_there_is_not_found(admin: httpx2.AsyncClient) -> None:
    response = await admin.patch(f"{USERS}/01890000-0000-7000-8000-000000000000", json={"is_active": True})

    assert refusal(response) == (404, "not_found")


async def test_the_token_of_a_user_who_was_deleted_is_refused(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    await admin.delete(f"{USERS}/{user.id}")

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_user_who_was_deleted_begins_anew_with_the_next_token(
    client: httpx2.AsyncClient, settings: Settings
) -> None:
    ada = {"email": "ada@example.com", "name": "Ada"}
    first = bearer(token_of(settings, **ada))
    old = (await client.get(ME, headers=first)).json()
    await client.post(ITEMS, json={"title": "Of Ada"}, headers=first)
    await client.delete(ME, headers=first)

    newer = bearer(token_of(settings, **ada, iat=utc_now().timestamp() + 1))
    new = (await client.get(ME, headers=newer)).json()

    assert (new["email"], new["full_name"]) == (old["email"], old["full_name"])
    assert new["id"] != old["id"]
    assert (await client.get(ITEMS, headers=newer)).json() == []


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "bearer", "Token x", ""])
async def test_a_request_without_a_token_is_not_authenticated(client: httpx2.AsyncClient, header: str) -> None:
    response = await client.get(ME, headers={"authorization": header})

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("given", ["garbage", "a.b.c", "e30.e30.e30", "x" * 5000])
async def test_a_token_that_is_none_is_refused(client: httpx2.AsyncClient, given: str) -> None:
    response = await client.get(ME, headers=bearer(given))

    assert refusal(response) == (401, "invalid_token")
    assert given not in response.text


async def test_a_token_in_the_query_is_no_credential(client: httpx2.AsyncClient, settings: Settings) -> None:
    token = token_of(settings)

    response = await client.get(ME, params={"access_token": token})

    assert response.status_code in {401, 422}
    assert token not in response.text


async def test_what_a_user_sees_is_not_cached(caller: httpx2.AsyncClient) -> None:
    assert (await caller.get(ME)).headers["cache-control"] == "no-store"
