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


async def test_a_superuser_lets_a_user_in_again(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    for is_active in (False, True):
        await admin.patch(f"{USERS}/{user.id}", json={"is_active": is_active})

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


@pytest.mark.parametrize("field", ["email", "full_name", "is_superuser", "is_verified"])
async def test_what_the_provider_tells_is_not_changed_here(admin: httpx2.AsyncClient, user: User, field: str) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={field: True})

    assert broken_rules(response) == {(f"/{field}", "extra_forbidden")}


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
