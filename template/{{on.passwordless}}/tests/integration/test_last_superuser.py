"""The service is never left without a superuser."""

import asyncio
from collections import Counter

import httpx2
import pytest

from app.db.session import Database
from app.models.user import User
from tests.accounts import ME, USERS, AddUser, ClientOf
from tests.problems import refusal


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
async def second_superuser(add_user: AddUser) -> User:
    """Another superuser."""
    return await add_user("second@example.com", is_superuser=True)


async def test_the_last_superuser_stays(admin: httpx2.AsyncClient, superuser: User) -> None:
    response = await admin.delete(f"{USERS}/{superuser.id}")

    assert refusal(response) == (409, "conflict")
    assert (await admin.get(ME)).json()["is_superuser"] is True


async def test_the_last_superuser_does_not_delete_itself(admin: httpx2.AsyncClient) -> None:
    response = await admin.delete(ME)

    assert refusal(response) == (409, "conflict")
    assert (await admin.get(ME)).status_code == 200


@pytest.mark.parametrize("fields", [{"is_active": False, "is_superuser": True}, {"is_superuser": False}])
async def test_an_inactive_superuser_and_an_ordinary_user_do_not_count(
    admin: httpx2.AsyncClient, superuser: User, add_user: AddUser, fields: dict[str, bool]
) -> None:
    await add_user("other@example.com", **fields)

    assert refusal(await admin.delete(f"{USERS}/{superuser.id}")) == (409, "conflict")


async def test_one_of_two_superusers_may_go(admin: httpx2.AsyncClient, second_superuser: User) -> None:
    response = await admin.delete(f"{USERS}/{second_superuser.id}")

    assert response.status_code == 204


@pytest.mark.usefixtures("superuser")
async def test_one_of_two_superusers_may_delete_itself(client_of: ClientOf, second_superuser: User) -> None:
    caller = await client_of(second_superuser)

    assert (await caller.delete(ME)).status_code == 204


async def test_of_two_superusers_who_delete_each_other_at_once_one_stays(
    client_of: ClientOf, superuser: User, second_superuser: User
) -> None:
    callers = [await client_of(superuser), await client_of(second_superuser)]
    targets = [second_superuser, superuser]

    async with asyncio.TaskGroup() as group:
        for caller, target in zip(callers, targets, strict=True):
            group.create_task(caller.delete(f"{USERS}/{target.id}"))

    statuses = Counter([(await caller.get(USERS)).status_code for caller in callers])
    assert statuses[200] == 1
