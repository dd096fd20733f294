"""Passwords that superusers give to others."""

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from tests.accounts import NEW_PASSWORD, PASSWORD, USERS
from tests.new_users import NEW_USER
from tests.problems import broken_rules
from tests.users import WEAK_HASH


async def test_a_new_user_is_shown_without_the_password(admin: httpx2.AsyncClient) -> None:
    response = await admin.post(USERS, json=NEW_USER)

    assert response.status_code == 201
    assert PASSWORD not in response.text


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


@pytest.mark.parametrize(
    ("field", "value", "rule"), [("password", "short", "too_short"), ("hashed_password", "x", "extra_forbidden")]
)
async def test_a_password_that_breaks_a_rule_is_refused(
    admin: httpx2.AsyncClient, user: User, field: str, value: str, rule: str
) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={field: value})

    assert broken_rules(response) == {(f"/{field}", rule)}
