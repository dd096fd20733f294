"""Users and their own account."""

import httpx2
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.item import Item
from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.problems import broken_rules
from tests.users import delete_own_account


async def test_users_see_themselves(caller: httpx2.AsyncClient, user: User) -> None:
    response = await caller.get(ME)

    assert response.status_code == 200
    document = response.json()
    assert document.pop("created_at").endswith("Z")
    assert document.pop("updated_at").endswith("Z")
    assert document == {
        "id": str(user.id),
        "email": "ada@example.com",
        "full_name": "Ada",
        "is_active": True,
        "is_superuser": False,
        "is_verified": False,
    }


async def test_users_see_themselves_by_their_id(caller: httpx2.AsyncClient, user: User) -> None:
    assert (await caller.get(f"{USERS}/{user.id}")).json() == (await caller.get(ME)).json()


async def test_users_change_their_name(caller: httpx2.AsyncClient) -> None:
    response = await caller.patch(ME, json={"full_name": "Ada Lovelace"})

    assert response.json()["full_name"] == "Ada Lovelace"
    assert (await caller.get(ME)).json()["full_name"] == "Ada Lovelace"


async def test_users_take_their_name_away(caller: httpx2.AsyncClient) -> None:
    response = await caller.patch(ME, json={"full_name": None})

    assert response.json()["full_name"] is None


async def test_a_change_of_nothing_leaves_all_as_it_is(caller: httpx2.AsyncClient) -> None:
    response = await caller.patch(ME, json={})

    assert response.json()["full_name"] == "Ada"


@pytest.mark.parametrize("field", ["is_superuser", "is_active", "is_verified", "id"])
async def test_users_do_not_give_themselves_rights(caller: httpx2.AsyncClient, field: str) -> None:
    response = await caller.patch(ME, json={field: True})

    assert broken_rules(response) == {(f"/{field}", "extra_forbidden")}


async def test_users_delete_themselves_with_all_that_is_theirs(
    caller: httpx2.AsyncClient, session: AsyncSession
) -> None:
    await caller.post(ITEMS, json={"title": "A book"})

    response = await delete_own_account(caller)

    assert (response.status_code, response.content) == (204, b"")
    for model in (User, Item):
        assert (await session.execute(select(func.count()).select_from(model))).scalar_one() == 0


async def test_a_deleted_user_has_no_access(caller: httpx2.AsyncClient) -> None:
    await delete_own_account(caller)

    assert (await caller.get(ME)).status_code == 401


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_nobody_in_particular_is_not_authenticated(client: httpx2.AsyncClient, method: str) -> None:
    response = await client.request(method, ME, json={})

    assert response.status_code == 401
