"""Users for tests, who all have the same password; it is hashed once, at little cost."""

from functools import cache

import httpx2
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from app.models.user import User
from tests.accounts import ME, PASSWORD

WEAK_HASH = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


@cache
def password_hash() -> str:
    """Return the hash of the password of all users."""
    return WEAK_HASH.hash(PASSWORD)


def new_user(email: str, **fields: object) -> User:
    """Make a user that is not stored yet."""
    return User(email=email, hashed_password=password_hash(), **fields)


async def delete_own_account(caller: httpx2.AsyncClient) -> httpx2.Response:
    """End the account of a caller, who gives the password."""
    return await caller.request("DELETE", ME, json={"current_password": PASSWORD})
