"""Changing a password."""

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, USERS, WRONG_PASSWORD
from tests.credentials import AUTH, log_in
from tests.problems import broken_rules, refusal

CHANGE = f"{AUTH}/password/change"


async def test_after_a_change_only_the_new_password_logs_in(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    response = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    assert (response.status_code, response.content) == (204, b"")
    assert await log_in(client, user.email, NEW_PASSWORD)
    old = await client.post(f"{AUTH}/login", json={"email": user.email, "password": PASSWORD})
    assert refusal(old) == (401, "invalid_credentials")


async def test_a_change_needs_the_current_password(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    response = await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD})

    assert refusal(response) == (400, "invalid_credentials")
    assert await log_in(client, user.email)


async def test_a_change_does_without_nothing(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(CHANGE, json={"new_password": NEW_PASSWORD})

    assert broken_rules(response) == {("/current_password", "missing")}


async def test_a_password_is_changed_in_no_other_way(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    response = await caller.patch(ME, json={"password": NEW_PASSWORD})

    assert ("/password", "extra_forbidden") in broken_rules(response)
    assert await log_in(client, user.email)


async def test_a_new_password_that_breaks_a_rule_is_refused(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": "short"})

    assert broken_rules(response) == {("/new_password", "too_short")}


@pytest.mark.parametrize(
    ("password", "rule"), [("iloveyou2026", "password_common"), ("ada@example.com", "password_personal")]
)
async def test_a_new_password_that_is_soon_guessed_is_refused(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User, password: str, rule: str
) -> None:
    response = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": password})

    assert broken_rules(response) == {("/new_password", rule)}
    assert await log_in(client, user.email)


async def test_a_password_that_a_superuser_gives_logs_in(
    client: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User
) -> None:
    await admin.patch(f"{USERS}/{user.id}", json={"password": NEW_PASSWORD})

    assert await log_in(client, user.email, NEW_PASSWORD)
