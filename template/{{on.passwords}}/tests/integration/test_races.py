"""What happens at once, with real transactions."""

import asyncio
from collections import Counter

import httpx2
import pytest

from app.db.session import Database
from app.models.user import User
from tests.accounts import NEW_PASSWORD, PASSWORD
from tests.credentials import AUTH, log_in


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_of_twenty_registrations_of_one_address_one_succeeds(client: httpx2.AsyncClient) -> None:
    new = {"email": "new@example.com", "password": PASSWORD}

    responses = await asyncio.gather(*(client.post(f"{AUTH}/register", json=new) for _ in range(20)))

    assert Counter(response.status_code for response in responses) == {201: 1, 409: 19}


async def test_of_changes_of_a_password_at_once_one_succeeds(client: httpx2.AsyncClient, user: User) -> None:
    headers = [await log_in(client, user.email) for _ in range(3)]
    change = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}

    responses = await asyncio.gather(
        *(client.post(f"{AUTH}/password/change", json=change, headers=each) for each in headers)
    )

    # Whoever comes late has no session any more.
    first, *others = sorted(response.status_code for response in responses)
    assert first == 204
    assert set(others) <= {400, 401}
    assert await log_in(client, user.email, NEW_PASSWORD)
