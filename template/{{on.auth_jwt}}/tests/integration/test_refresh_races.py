"""Refresh tokens that are used at once, with real transactions."""

import asyncio
from collections import Counter
from datetime import datetime
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import delete

from app.db.session import Database
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from tests.accounts import ME, PASSWORD
from tests.credentials import AUTH, headers_of, obtain_tokens
from tests.problems import refusal


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_of_ten_uses_of_a_refresh_token_one_succeeds(client: httpx2.AsyncClient, user: User) -> None:
    tokens = await obtain_tokens(client, user.email)
    given = {"refresh_token": tokens["refresh_token"]}

    responses = await asyncio.gather(*(client.post(f"{AUTH}/refresh", json=given) for _ in range(10)))

    assert Counter(response.status_code for response in responses) == {200: 1, 401: 9}


async def test_a_refresh_of_a_user_who_is_deleted_meanwhile_is_refused(
    client: httpx2.AsyncClient, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_token = AuthSessionRepository.use_token

    async def use_and_delete(sessions: AuthSessionRepository, token_id: UUID, *, now: datetime) -> bool:
        used = await use_token(sessions, token_id, now=now)
        deletion = delete(User).where(User.id == user.id).execution_options(synchronize_session=False)
        await sessions.session.execute(deletion)
        return used

    tokens = await obtain_tokens(client, user.email)
    monkeypatch.setattr(AuthSessionRepository, "use_token", use_and_delete)

    response = await client.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]})

    assert refusal(response) == (401, "invalid_token")


async def test_a_refresh_at_the_end_of_the_account_is_refused_or_in_time(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, user: User
) -> None:
    tokens = await obtain_tokens(client, user.email)

    refreshed, deleted = await asyncio.gather(
        client.post(f"{AUTH}/refresh", json={"refresh_token": tokens["refresh_token"]}),
        caller.request("DELETE", ME, json={"current_password": PASSWORD}),
    )

    assert refreshed.status_code in {200, 401}
    assert deleted.status_code == 204


async def test_a_reuse_is_stored_although_the_caller_gets_an_error(client: httpx2.AsyncClient, user: User) -> None:
    tokens = await obtain_tokens(client, user.email)
    given = {"refresh_token": tokens["refresh_token"]}
    newer = (await client.post(f"{AUTH}/refresh", json=given)).json()

    reused = await client.post(f"{AUTH}/refresh", json=given)

    assert reused.status_code == 401
    assert (await client.get(ME, headers=headers_of(newer["access_token"]))).status_code == 401
    late = await client.post(f"{AUTH}/refresh", json={"refresh_token": newer["refresh_token"]})
    assert late.status_code == 401
