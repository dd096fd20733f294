"""The service is never left without a superuser."""

import asyncio
from collections import Counter

import httpx2
import pytest

from app.db.session import Database
from app.models.user import User
from tests.accounts import ME, USERS, AddUser, ClientOf
from tests.problems import refusal
from tests.users import delete_own_account

ENDS = [("DELETE", {}), ("PATCH", {"is_active": False})]


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def end(caller: httpx2.AsyncClient, user: User, method: str, changes: dict[str, bool]) -> httpx2.Response:
    return await caller.request(method, f"{USERS}/{user.id}", json=changes or None)


@pytest.mark.parametrize(("method", "changes"), ENDS)
async def test_the_last_superuser_stays(
    admin: httpx2.AsyncClient, superuser: User, method: str, changes: dict[str, bool]
) -> None:
    response = await end(admin, superuser, method, changes)

    assert refusal(response) == (409, "conflict")
    assert (await admin.get(ME)).json()["is_superuser"] is True


async def test_the_last_superuser_does_not_delete_itself(admin: httpx2.AsyncClient) -> None:
    response = await delete_own_account(admin)

    assert refusal(response) == (409, "conflict")
    assert (await admin.get(ME)).status_code == 200


@pytest.mark.parametrize("fields", [{"is_active": False, "is_superuser": True}, {"is_superuser": False}])
async def test_an_inactive_superuser_and_an_ordinary_user_do_not_count(
    admin: httpx2.AsyncClient, superuser: User, add_user: AddUser, fields: dict[str, bool]
) -> None:
    await add_user("other@example.com", **fields)

    assert refusal(await end(admin, superuser, "DELETE", {})) == (409, "conflict")


@pytest.mark.parametrize(("method", "changes"), ENDS)
async def test_one_of_two_superusers_may_go(
    admin: httpx2.AsyncClient, second_superuser: User, method: str, changes: dict[str, bool]
) -> None:
    response = await end(admin, second_superuser, method, changes)

    assert response.status_code in {200, 204}


@pytest.mark.usefixtures("superuser")
async def test_one_of_two_superusers_may_delete_itself(client_of: ClientOf, second_superuser: User) -> None:
    caller = await client_of(second_superuser)

    assert (await delete_own_account(caller)).status_code == 204


@pytest.mark.parametrize(("method", "changes"), ENDS)
async def test_of_two_superusers_who_end_each_other_at_once_one_stays(
    client_of: ClientOf, superuser: User, second_superuser: User, method: str, changes: dict[str, bool]
) -> None:
    callers = [await client_of(superuser), await client_of(second_superuser)]
    targets = [second_superuser, superuser]

    async with asyncio.TaskGroup() as group:
        for caller, target in zip(callers, targets, strict=True):
            group.create_task(end(caller, target, method, changes))

    statuses = Counter([(await caller.get(USERS)).status_code for caller in callers])
    assert statuses[200] == 1
