"""Staying logged in."""

from datetime import timedelta

import httpx2
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.opaque_tokens import hash_token
from app.models.auth_session import AuthSession, RefreshToken
from app.models.user import User
from tests.accounts import ME
from tests.credentials import AUTH, headers_of, obtain_tokens
from tests.problems import refusal


@pytest.fixture
async def tokens(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """The tokens of a login."""
    return await obtain_tokens(client, user.email)


async def refresh(client: httpx2.AsyncClient, refresh_token: str) -> httpx2.Response:
    return await client.post(f"{AUTH}/refresh", json={"refresh_token": refresh_token})


async def test_a_refresh_answers_with_a_new_pair(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    response = await refresh(client, tokens["refresh_token"])

    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert response.json()["refresh_token"] != tokens["refresh_token"]
    assert (await client.get(ME, headers=headers_of(response.json()["access_token"]))).status_code == 200


async def test_a_new_token_can_be_used_in_turn(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    for _ in range(3):
        response = await refresh(client, tokens["refresh_token"])
        assert response.status_code == 200
        tokens = response.json()


async def test_a_refresh_token_is_good_for_one_use(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    await refresh(client, tokens["refresh_token"])

    response = await refresh(client, tokens["refresh_token"])

    assert refusal(response) == (401, "token_reused")


async def test_a_reuse_ends_the_whole_session(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    newer = (await refresh(client, tokens["refresh_token"])).json()

    await refresh(client, tokens["refresh_token"])

    assert refusal(await refresh(client, newer["refresh_token"])) == (401, "invalid_token")
    for pair in (tokens, newer):
        assert refusal(await client.get(ME, headers=headers_of(pair["access_token"]))) == (401, "invalid_token")


async def test_a_reuse_leaves_other_sessions_alone(
    client: httpx2.AsyncClient, user: User, tokens: dict[str, str]
) -> None:
    other = await obtain_tokens(client, user.email)
    await refresh(client, tokens["refresh_token"])

    await refresh(client, tokens["refresh_token"])

    assert (await refresh(client, other["refresh_token"])).status_code == 200


@pytest.mark.parametrize("given", ["", "unknown", "x" * 256])
async def test_an_unknown_token_is_refused(client: httpx2.AsyncClient, given: str) -> None:
    assert refusal(await refresh(client, given)) == (401, "invalid_token")


async def test_a_token_that_is_too_long_is_refused(client: httpx2.AsyncClient) -> None:
    assert refusal(await refresh(client, "x" * 257)) == (422, "validation_error")


async def test_an_access_token_is_no_refresh_token(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    response = await refresh(client, tokens["access_token"])

    assert response.status_code in {401, 422}


async def test_a_refresh_token_is_no_access_token(client: httpx2.AsyncClient, tokens: dict[str, str]) -> None:
    response = await client.get(ME, headers=headers_of(tokens["refresh_token"]))

    assert refusal(response) == (401, "invalid_token")


async def test_only_a_hash_of_a_refresh_token_is_stored(session: AsyncSession, tokens: dict[str, str]) -> None:
    stored = (await session.scalars(select(RefreshToken.token_hash))).all()

    assert stored == [hash_token(tokens["refresh_token"])]


async def test_a_session_ends_in_its_time(
    client: httpx2.AsyncClient, session: AsyncSession, tokens: dict[str, str]
) -> None:
    await session.execute(update(AuthSession).values(expires_at=utc_now() - timedelta(seconds=1)))
    await session.commit()

    assert refusal(await refresh(client, tokens["refresh_token"])) == (401, "invalid_token")
    assert refusal(await client.get(ME, headers=headers_of(tokens["access_token"]))) == (401, "invalid_token")


async def test_an_inactive_user_gets_no_new_tokens(
    client: httpx2.AsyncClient, session: AsyncSession, user: User, tokens: dict[str, str]
) -> None:
    user.is_active = False
    await session.commit()

    assert refusal(await refresh(client, tokens["refresh_token"])) == (401, "invalid_token")
