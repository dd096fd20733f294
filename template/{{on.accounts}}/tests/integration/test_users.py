"""Users as superusers see them."""

from uuid import uuid4

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.problems import refusal


async def test_all_users_are_listed_to_superusers_only(caller: httpx2.AsyncClient) -> None:
    assert refusal(await caller.get(USERS)) == (403, "forbidden")


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_other_users_are_for_superusers_only(caller: httpx2.AsyncClient, other_user: User, method: str) -> None:
    response = await caller.request(method, f"{USERS}/{other_user.id}", json={})

    assert refusal(response) == (403, "forbidden")


@pytest.mark.parametrize(
    ("method", "changes"), [("GET", {}), ("PATCH", {}), ("PATCH", {"is_active": False}), ("DELETE", {})]
)
async def test_a_user_that_does_not_exist_is_not_found(
    admin: httpx2.AsyncClient, method: str, changes: dict[str, bool]
) -> None:
    response = await admin.request(method, f"{USERS}/{uuid4()}", json=changes)

    assert refusal(response) == (404, "not_found")


async def test_a_superuser_sees_a_user(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.get(f"{USERS}/{user.id}")

    assert response.json()["email"] == user.email


async def test_an_empty_change_leaves_a_user_as_they_are(admin: httpx2.AsyncClient, user: User) -> None:
    before = (await admin.get(f"{USERS}/{user.id}")).json()

    assert (await admin.patch(f"{USERS}/{user.id}", json={})).json() == before


async def test_the_path_of_oneself_is_taken_for_no_id(admin: httpx2.AsyncClient) -> None:
    response = await admin.patch(ME, json={"full_name": "Root"})

    assert response.json()["full_name"] == "Root"


async def test_a_deleted_user_takes_all_that_is_theirs_along(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    item = await caller.post(ITEMS, json={"title": "A book"})

    response = await admin.delete(f"{USERS}/{user.id}")

    assert (response.status_code, response.content) == (204, b"")
    assert (await admin.get(f"{USERS}/{user.id}")).status_code == 404
    assert (await admin.get(item.headers["location"])).status_code == 404
