"""Users as superusers see them."""

from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from app.models.user import User
from tests.accounts import NEW_PASSWORD, PASSWORD, USERS
from tests.addresses import ITEMS
from tests.problems import broken_rules, refusal
from tests.users import WEAK_HASH

NEW_USER = {"email": " New@Example.COM ", "password": PASSWORD}


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_all_users_are_for_superusers_only(caller: httpx2.AsyncClient, method: str) -> None:
    response = await caller.request(method, USERS, json=NEW_USER)

    assert refusal(response) == (403, "forbidden")


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_other_users_are_for_superusers_only(caller: httpx2.AsyncClient, other_user: User, method: str) -> None:
    response = await caller.request(method, f"{USERS}/{other_user.id}", json={})

    assert refusal(response) == (403, "forbidden")


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
async def test_a_user_that_does_not_exist_is_not_found(admin: httpx2.AsyncClient, method: str) -> None:
    response = await admin.request(method, f"{USERS}/{uuid4()}", json={})

    assert refusal(response) == (404, "not_found")


async def test_a_superuser_sees_a_user(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.get(f"{USERS}/{user.id}")

    assert response.json()["email"] == user.email


async def test_a_superuser_creates_a_user(admin: httpx2.AsyncClient) -> None:
    response = await admin.post(USERS, json={**NEW_USER, "is_superuser": True, "is_active": False})

    assert response.status_code == 201
    created = response.json()
    assert response.headers["location"] == f"{USERS}/{created['id']}"
    assert (created["email"], created["is_superuser"], created["is_active"]) == ("new@example.com", True, False)
    assert PASSWORD not in response.text


async def test_a_new_account_is_logged_with_who_opened_it(admin: httpx2.AsyncClient, superuser: User) -> None:
    with capture_logs([merge_contextvars]) as events:
        created = (await admin.post(USERS, json=NEW_USER)).json()

    lines = [(event["user_id"], event["target_id"]) for event in events if event["event"] == "users.created"]
    assert lines == [(str(superuser.id), created["id"])]


async def test_a_superuser_does_not_create_a_user_twice(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.post(USERS, json={**NEW_USER, "email": user.email.upper()})

    assert refusal(response) == (409, "email_taken")


async def test_a_superuser_changes_a_user(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={"email": "ada@example.org", "is_verified": True})

    changed = response.json()
    assert response.status_code == 200
    assert (changed["email"], changed["is_verified"], changed["full_name"]) == ("ada@example.org", True, "Ada")


async def test_a_superuser_gives_a_new_password(admin: httpx2.AsyncClient, user: User, session: AsyncSession) -> None:
    await admin.patch(f"{USERS}/{user.id}", json={"password": NEW_PASSWORD})

    stored = (await session.scalars(select(User.hashed_password).where(User.id == user.id))).one()
    assert WEAK_HASH.verify(NEW_PASSWORD, stored)


async def test_a_superuser_does_not_create_a_user_with_a_common_password(admin: httpx2.AsyncClient) -> None:
    response = await admin.post(USERS, json={**NEW_USER, "password": "password123456"})

    assert broken_rules(response) == {("/password", "password_common")}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"password": "password123456"}, "password_common"),
        ({"password": "ada@example.com"}, "password_personal"),
        ({"password": "ada@example.org", "email": "ada@example.org"}, "password_personal"),
    ],
)
async def test_a_superuser_gives_no_password_that_is_soon_guessed(
    admin: httpx2.AsyncClient, user: User, changes: dict[str, str], rule: str
) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json=changes)

    assert broken_rules(response) == {("/password", rule)}
    assert (await admin.get(f"{USERS}/{user.id}")).json()["email"] == user.email


async def test_an_address_of_another_user_is_refused(admin: httpx2.AsyncClient, user: User, other_user: User) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={"email": other_user.email})

    assert refusal(response) == (409, "email_taken")


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("email", "no address", "value_error"),
        ("email", None, "string_type"),
        ("password", "short", "too_short"),
        ("is_active", None, "bool_type"),
        ("hashed_password", "x", "extra_forbidden"),
    ],
)
async def test_a_change_that_breaks_a_rule_is_refused(
    admin: httpx2.AsyncClient, user: User, field: str, value: str | None, rule: str
) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={field: value})

    assert broken_rules(response) == {(f"/{field}", rule)}


async def test_a_deleted_user_takes_all_that_is_theirs_along(
    admin: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    item = await caller.post(ITEMS, json={"title": "A book"})

    response = await admin.delete(f"{USERS}/{user.id}")

    assert (response.status_code, response.content) == (204, b"")
    assert (await admin.get(f"{USERS}/{user.id}")).status_code == 404
    assert (await admin.get(item.headers["location"])).status_code == 404
