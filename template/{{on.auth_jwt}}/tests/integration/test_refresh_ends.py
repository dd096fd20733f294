"""What ends refresh tokens, together with the session that they belong to."""

from datetime import datetime
from typing import Any

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, USERS
from tests.credentials import AUTH, headers_of, obtain_tokens
from tests.problems import refusal

CHANGE = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
ENDED = (401, "invalid_token")


@pytest.fixture
async def tokens(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """The tokens of a login."""
    return await obtain_tokens(client, user.email)


async def refresh(client: httpx2.AsyncClient, tokens: dict[str, str]) -> httpx2.Response:
    return await client.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]})


async def listed(client: httpx2.AsyncClient, tokens: dict[str, str]) -> list[dict[str, Any]]:
    response = await client.get(f"{AUTH}/sessions", headers=headers_of(tokens["access_token"]))
    sessions: list[dict[str, Any]] = response.json()
    return sessions


@pytest.mark.parametrize("path", ["logout", "logout-all"])
async def test_a_logout_ends_the_refresh_token(client: httpx2.AsyncClient, tokens: dict[str, str], path: str) -> None:
    await client.post(f"{AUTH}/{path}", headers=headers_of(tokens["access_token"]))

    assert refusal(await refresh(client, tokens)) == ENDED


async def test_a_session_that_is_ended_takes_its_refresh_token_along(
    client: httpx2.AsyncClient, tokens: dict[str, str]
) -> None:
    (current,) = await listed(client, tokens)

    await client.delete(f"{AUTH}/sessions/{current['id']}", headers=headers_of(tokens["access_token"]))

    assert refusal(await refresh(client, tokens)) == ENDED


async def test_a_change_of_password_ends_the_tokens_of_other_sessions(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, tokens: dict[str, str]
) -> None:
    await caller.post(f"{AUTH}/password/change", json=CHANGE)

    assert (await caller.get(ME)).status_code == 200
    assert (await client.get(ME, headers=headers_of(tokens["access_token"]))).status_code == 401
    assert refusal(await refresh(client, tokens)) == ENDED


async def test_a_password_set_by_a_superuser_ends_the_refresh_token(
    client: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User, tokens: dict[str, str]
) -> None:
    await admin.patch(f"{USERS}/{user.id}", json={"password": NEW_PASSWORD})

    assert refusal(await refresh(client, tokens)) == ENDED


async def test_a_session_says_when_it_was_used_last(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    (before,) = await listed(client, tokens)

    await refresh(client, tokens)

    (after,) = await listed(client, tokens)
    assert datetime.fromisoformat(after["last_used_at"]) > datetime.fromisoformat(before["last_used_at"])
    assert [after[name] for name in ("id", "created_at", "expires_at")] == [
        before[name] for name in ("id", "created_at", "expires_at")
    ]
    assert after["last_used_at"].endswith("Z")
