"""The sessions of a user, listed and ended one by one."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.auth_session import AuthSession
from app.models.user import User
from tests.accounts import ME
from tests.credentials import AUTH, log_in
from tests.problems import refusal

SESSIONS = f"{AUTH}/sessions"


@pytest.fixture
async def first(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """The headers of a login."""
    return await log_in(client, user.email)


@pytest.fixture
async def second(client: httpx2.AsyncClient, user: User, first: dict[str, str]) -> dict[str, str]:
    """Those of another login of the same user, after the first."""
    assert first
    return await log_in(client, user.email)


async def listed(client: httpx2.AsyncClient, headers: dict[str, str]) -> list[dict[str, Any]]:
    response = await client.get(SESSIONS, headers=headers)
    assert response.status_code == 200
    sessions: list[dict[str, Any]] = response.json()
    return sessions


async def end(client: httpx2.AsyncClient, headers: dict[str, str], session_id: str) -> httpx2.Response:
    return await client.delete(f"{SESSIONS}/{session_id}", headers=headers)


async def test_users_see_their_sessions_the_newest_first(
    client: httpx2.AsyncClient, first: dict[str, str], second: dict[str, str]
) -> None:
    of_first, of_second = await listed(client, first), await listed(client, second)

    assert [session["current"] for session in of_first] == [False, True]
    assert [session["current"] for session in of_second] == [True, False]
    assert of_first[0].keys() == {"id", "created_at", "last_used_at", "expires_at", "current"}
    assert [session["id"] for session in of_first] == [session["id"] for session in of_second]


async def test_users_do_not_see_the_sessions_of_others(
    client: httpx2.AsyncClient, first: dict[str, str], other_caller: httpx2.AsyncClient
) -> None:
    others = (await other_caller.get(SESSIONS)).json()

    assert len(others) == 1
    assert others[0]["id"] not in {session["id"] for session in await listed(client, first)}


async def test_a_session_that_has_ended_is_not_listed(
    client: httpx2.AsyncClient, session: AsyncSession, first: dict[str, str], second: dict[str, str]
) -> None:
    newest, oldest = await listed(client, first)

    expired = update(AuthSession).values(expires_at=utc_now() - timedelta(seconds=1))
    await session.execute(expired.where(AuthSession.id == UUID(newest["id"])))
    await session.commit()

    assert [each["id"] for each in await listed(client, first)] == [oldest["id"]]
    assert refusal(await client.get(ME, headers=second)) == (401, "invalid_token")


async def test_a_user_ends_one_session(
    client: httpx2.AsyncClient, first: dict[str, str], second: dict[str, str]
) -> None:
    newest, oldest = await listed(client, first)

    response = await end(client, first, newest["id"])

    assert (response.status_code, response.content) == (204, b"")
    assert refusal(await client.get(ME, headers=second)) == (401, "invalid_token")
    assert [each["id"] for each in await listed(client, first)] == [oldest["id"]]


async def test_a_user_ends_the_current_session(client: httpx2.AsyncClient, first: dict[str, str]) -> None:
    (current,) = await listed(client, first)

    assert (await end(client, first, current["id"])).status_code == 204
    assert (await client.get(ME, headers=first)).status_code == 401


async def test_a_session_is_ended_once(
    client: httpx2.AsyncClient, first: dict[str, str], second: dict[str, str]
) -> None:
    newest, _ = await listed(client, second)
    await end(client, first, newest["id"])

    assert refusal(await end(client, first, newest["id"])) == (404, "not_found")


async def test_the_session_of_somebody_else_is_not_found(
    client: httpx2.AsyncClient, first: dict[str, str], other_caller: httpx2.AsyncClient
) -> None:
    (current,) = await listed(client, first)

    for session_id in (current["id"], str(uuid4())):
        assert refusal(await other_caller.delete(f"{SESSIONS}/{session_id}")) == (404, "not_found")
    assert (await client.get(ME, headers=first)).status_code == 200
