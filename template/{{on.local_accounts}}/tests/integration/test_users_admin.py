"""Users, as superusers open and change them."""

import httpx2
import pytest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from app.models.user import User
from tests.accounts import USERS
from tests.new_users import NEW_USER
from tests.problems import broken_rules, refusal


async def test_accounts_are_opened_by_superusers_only(caller: httpx2.AsyncClient) -> None:
    assert refusal(await caller.post(USERS, json=NEW_USER)) == (403, "forbidden")


async def test_a_superuser_creates_a_user(admin: httpx2.AsyncClient) -> None:
    response = await admin.post(USERS, json={**NEW_USER, "is_superuser": True, "is_active": False})

    created = response.json()
    assert response.status_code == 201
    assert response.headers["location"] == f"{USERS}/{created['id']}"
    assert (created["email"], created["is_superuser"], created["is_active"]) == ("new@example.com", True, False)


async def test_a_new_account_is_logged_with_who_opened_it(admin: httpx2.AsyncClient, superuser: User) -> None:
    with capture_logs([merge_contextvars]) as events:
        created = (await admin.post(USERS, json=NEW_USER)).json()

    lines = [(event["user_id"], event["target_id"]) for event in events if event["event"] == "users.created"]
    assert lines == [(str(superuser.id), created["id"])]


async def test_a_superuser_does_not_create_a_user_twice(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.post(USERS, json={**NEW_USER, "email": user.email.upper()})

    assert refusal(response) == (409, "email_taken")


@pytest.mark.parametrize("field", ["id", "is_verified"])
async def test_a_new_user_has_no_other_fields(admin: httpx2.AsyncClient, field: str) -> None:
    response = await admin.post(USERS, json={**NEW_USER, field: "x"})

    assert broken_rules(response) == {(f"/{field}", "extra_forbidden")}


async def test_a_superuser_changes_a_user(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={"email": "ada@example.org", "is_verified": True})

    changed = response.json()
    assert response.status_code == 200
    assert (changed["email"], changed["is_verified"], changed["full_name"]) == ("ada@example.org", True, "Ada")


async def test_an_address_of_another_user_is_refused(admin: httpx2.AsyncClient, user: User, other_user: User) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={"email": other_user.email})

    assert refusal(response) == (409, "email_taken")


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("email", "no address", "value_error"),
        ("email", None, "string_type"),
        ("is_active", None, "bool_type"),
        ("id", "x", "extra_forbidden"),
    ],
)
async def test_a_change_that_breaks_a_rule_is_refused(
    admin: httpx2.AsyncClient, user: User, field: str, value: str | None, rule: str
) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={field: value})

    assert broken_rules(response) == {(f"/{field}", rule)}
