"""What no response holds."""

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from tests.accounts import ME, PASSWORD, USERS
from tests.addresses import ITEMS
from tests.credentials import AUTH, TOKEN_HASH, log_in


@pytest.fixture
async def bodies(client: httpx2.AsyncClient, admin: httpx2.AsyncClient, other_user: User, user: User) -> list[str]:
    """What a user and a superuser are told."""
    registered = await client.post(f"{AUTH}/register", json={"email": "new@example.com", "password": PASSWORD})
    own = await log_in(client, user.email)
    responses = [
        registered,
        await client.post(ITEMS, json={"title": "A book"}, headers=own),
        *[await client.get(path, headers=own) for path in (ME, ITEMS, f"{AUTH}/sessions", USERS)],
        await client.get(f"{USERS}/{other_user.id}", headers=own),
        *[await admin.get(path) for path in (USERS, f"{USERS}/{user.id}", ITEMS)],
    ]
    return [response.text for response in responses]


async def test_no_response_holds_a_password_or_a_hash(bodies: list[str], session: AsyncSession) -> None:
    hashes = [
        *await session.scalars(select(User.hashed_password)),
        *await session.scalars(select(TOKEN_HASH)),
    ]

    for secret in ("hashed_password", "token_hash", "argon2", PASSWORD, *hashes):
        assert [body for body in bodies if secret in body] == []


async def test_an_ordinary_user_sees_no_address_of_another(bodies: list[str], other_user: User) -> None:
    of_users = bodies[1:7]

    assert [body for body in of_users if other_user.email in body] == []
