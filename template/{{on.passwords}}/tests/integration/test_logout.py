"""Logging out."""

import httpx2
import pytest

from app.core.challenge import CHALLENGE
from app.models.user import User
from tests.accounts import ME
from tests.credentials import AUTH, log_in
from tests.problems import refusal


@pytest.fixture
async def headers(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """The headers of a login."""
    return await log_in(client, user.email)


@pytest.fixture
async def other_headers(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """Those of another login of the same user."""
    return await log_in(client, user.email)


async def is_logged_in(client: httpx2.AsyncClient, headers: dict[str, str]) -> bool:
    response = await client.get(ME, headers=headers)
    assert response.status_code in {200, 401}
    return response.status_code == 200


async def test_a_logout_ends_the_session(
    client: httpx2.AsyncClient, headers: dict[str, str], other_headers: dict[str, str]
) -> None:
    response = await client.post(f"{AUTH}/logout", headers=headers)

    assert (response.status_code, response.content) == (204, b"")
    assert not await is_logged_in(client, headers)
    assert await is_logged_in(client, other_headers)


async def test_a_logout_everywhere_ends_all_sessions(
    client: httpx2.AsyncClient, headers: dict[str, str], other_headers: dict[str, str]
) -> None:
    response = await client.post(f"{AUTH}/logout-all", headers=headers)

    assert (response.status_code, response.content) == (204, b"")
    assert not await is_logged_in(client, headers)
    assert not await is_logged_in(client, other_headers)


async def test_a_logout_everywhere_leaves_other_users_alone(
    client: httpx2.AsyncClient, headers: dict[str, str], other_user: User
) -> None:
    others = await log_in(client, other_user.email)

    await client.post(f"{AUTH}/logout-all", headers=headers)

    assert await is_logged_in(client, others)


@pytest.mark.parametrize("path", ["logout", "logout-all", "password/change"])
async def test_nobody_in_particular_can_not_log_out(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.post(f"{AUTH}/{path}", json={})

    assert refusal(response) == (401, "not_authenticated")
    assert response.headers["www-authenticate"] == CHALLENGE


async def test_a_session_that_has_ended_can_not_be_ended_again(
    client: httpx2.AsyncClient, headers: dict[str, str]
) -> None:
    await client.post(f"{AUTH}/logout", headers=headers)

    response = await client.post(f"{AUTH}/logout", headers=headers)

    assert refusal(response) == (401, "invalid_token")
