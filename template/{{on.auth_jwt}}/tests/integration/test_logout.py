"""Logging out."""

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME
from tests.credentials import AUTH, bearer, log_in
from tests.problems import refusal


@pytest.fixture
async def tokens(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """The tokens of a login."""
    return await log_in(client, user.email)


@pytest.fixture
async def other_tokens(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """The tokens of another login of the same user."""
    return await log_in(client, user.email)


async def is_logged_in(client: httpx2.AsyncClient, tokens: dict[str, str]) -> bool:
    """Whether both tokens are of use; if not, both must be refused."""
    used = await client.get(ME, headers=bearer(tokens["access_token"]))
    refreshed = await client.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]})
    statuses = {used.status_code, refreshed.status_code}
    assert statuses in ({200}, {401})
    return statuses == {200}


async def test_a_logout_ends_the_session(
    client: httpx2.AsyncClient, tokens: dict[str, str], other_tokens: dict[str, str]
) -> None:
    response = await client.post(f"{AUTH}/logout", headers=bearer(tokens["access_token"]))

    assert (response.status_code, response.content) == (204, b"")
    assert not await is_logged_in(client, tokens)
    assert await is_logged_in(client, other_tokens)


async def test_a_logout_everywhere_ends_all_sessions(
    client: httpx2.AsyncClient, tokens: dict[str, str], other_tokens: dict[str, str]
) -> None:
    response = await client.post(f"{AUTH}/logout-all", headers=bearer(tokens["access_token"]))

    assert (response.status_code, response.content) == (204, b"")
    assert not await is_logged_in(client, tokens)
    assert not await is_logged_in(client, other_tokens)


async def test_a_logout_everywhere_leaves_other_users_alone(
    client: httpx2.AsyncClient, tokens: dict[str, str], other_user: User
) -> None:
    others = await log_in(client, other_user.email)

    await client.post(f"{AUTH}/logout-all", headers=bearer(tokens["access_token"]))

    assert await is_logged_in(client, others)


@pytest.mark.parametrize("path", ["logout", "logout-all", "password/change"])
async def test_nobody_in_particular_can_not_log_out(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.post(f"{AUTH}/{path}", json={})

    assert response.status_code == 401
    assert refusal(response)[1] == "not_authenticated"
    assert response.headers["www-authenticate"] == "Bearer"


async def test_a_session_that_has_ended_can_not_be_ended_again(
    client: httpx2.AsyncClient, tokens: dict[str, str]
) -> None:
    await client.post(f"{AUTH}/logout", headers=bearer(tokens["access_token"]))

    response = await client.post(f"{AUTH}/logout", headers=bearer(tokens["access_token"]))

    assert refusal(response) == (401, "invalid_token")
