"""What happens at once, with real transactions."""

import asyncio
from collections import Counter

import httpx2
import pytest

from app.db.session import Database
from app.models.user import User
from tests.accounts import ME, PASSWORD
from tests.credentials import AUTH, bearer, log_in


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_of_twenty_registrations_of_one_address_one_succeeds(client: httpx2.AsyncClient) -> None:
    new = {"email": "new@example.com", "password": PASSWORD}

    responses = await asyncio.gather(*(client.post(f"{AUTH}/register", json=new) for _ in range(20)))

    assert Counter(response.status_code for response in responses) == {201: 1, 409: 19}


async def test_of_ten_uses_of_a_refresh_token_one_succeeds(client: httpx2.AsyncClient, user: User) -> None:
    tokens = await log_in(client, user.email)
    given = {"refresh_token": tokens["refresh_token"]}

    responses = await asyncio.gather(*(client.post(f"{AUTH}/refresh", json=given) for _ in range(10)))

    assert Counter(response.status_code for response in responses) == {200: 1, 401: 9}


async def test_a_reuse_is_stored_although_the_caller_gets_an_error(client: httpx2.AsyncClient, user: User) -> None:
    tokens = await log_in(client, user.email)
    given = {"refresh_token": tokens["refresh_token"]}
    newer = (await client.post(f"{AUTH}/refresh", json=given)).json()

    reused = await client.post(f"{AUTH}/refresh", json=given)

    assert reused.status_code == 401
    assert (await client.get(ME, headers=bearer(newer["access_token"]))).status_code == 401
    late = await client.post(f"{AUTH}/refresh", json={"refresh_token": newer["refresh_token"]})
    assert late.status_code == 401
