"""Superusers who become ordinary users; the last one does not."""

import asyncio
from collections import Counter

import httpx2
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import Database
from app.models.user import User
from tests.accounts import ME, USERS, ClientOf
from tests.problems import refusal


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def demote(caller: httpx2.AsyncClient, user: User) -> httpx2.Response:
    return await caller.patch(f"{USERS}/{user.id}", json={"is_superuser": False})


async def test_a_demoted_superuser_loses_the_right_at_once(
    admin: httpx2.AsyncClient, session: AsyncSession, superuser: User
) -> None:
    superuser.is_superuser = False
    await session.commit()

    assert refusal(await admin.get(USERS)) == (403, "forbidden")


async def test_a_superuser_whom_another_demotes_loses_the_right(
    admin: httpx2.AsyncClient, client_of: ClientOf, second_superuser: User
) -> None:
    second_admin = await client_of(second_superuser)
    assert (await second_admin.get(USERS)).status_code == 200

    demoted = await demote(admin, second_superuser)

    assert (demoted.status_code, demoted.json()["is_superuser"]) == (200, False)
    assert refusal(await second_admin.get(USERS)) == (403, "forbidden")


async def test_the_last_superuser_is_not_demoted(admin: httpx2.AsyncClient, superuser: User) -> None:
    response = await demote(admin, superuser)

    assert refusal(response) == (409, "conflict")
    assert (await admin.get(ME)).json()["is_superuser"] is True


@pytest.mark.parametrize("changes", [{"is_superuser": True}, {"is_active": True, "full_name": "Root"}])
async def test_other_changes_of_the_last_superuser_are_made(
    admin: httpx2.AsyncClient, superuser: User, changes: dict[str, bool]
) -> None:
    assert (await admin.patch(f"{USERS}/{superuser.id}", json=changes)).status_code == 200


async def test_of_two_superusers_who_demote_each_other_at_once_one_stays(
    client_of: ClientOf, superuser: User, second_superuser: User
) -> None:
    callers = [await client_of(superuser), await client_of(second_superuser)]
    targets = [second_superuser, superuser]

    async with asyncio.TaskGroup() as group:
        for caller, target in zip(callers, targets, strict=True):
            group.create_task(demote(caller, target))

    statuses = Counter([(await caller.get(USERS)).status_code for caller in callers])
    assert statuses[200] == 1
