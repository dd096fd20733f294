"""Users for tests."""

import httpx2

from app.models.user import User
from tests.accounts import ME


def new_user(email: str, **fields: object) -> User:
    """Make a user that is not stored yet."""
    return User(email=email, **fields)


async def delete_own_account(caller: httpx2.AsyncClient) -> httpx2.Response:
    """End the account of a caller."""
    return await caller.delete(ME)
