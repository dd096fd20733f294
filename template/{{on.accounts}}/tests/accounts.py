"""Accounts for tests."""

from collections.abc import Awaitable, Callable

import httpx2

from app.models.user import User
from tests.addresses import API

USERS = f"{API}/users"
ME = f"{USERS}/me"
PASSWORD = "correct horse battery staple"
NEW_PASSWORD = "an even better password"
WRONG_PASSWORD = "this is not the password"

type AddUser = Callable[..., Awaitable[User]]
type ClientOf = Callable[[User], Awaitable[httpx2.AsyncClient]]
