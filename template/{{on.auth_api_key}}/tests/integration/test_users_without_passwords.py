"""Users have no password; an account that is given one is not opened."""

import httpx2

from app.models.user import User
from tests.accounts import USERS
from tests.new_users import NEW_USER
from tests.problems import broken_rules

REFUSED = {("/password", "extra_forbidden")}


async def test_a_new_user_gets_no_password(admin: httpx2.AsyncClient) -> None:
    response = await admin.post(USERS, json={**NEW_USER, "password": "x"})

    assert broken_rules(response) == REFUSED


async def test_a_user_is_given_no_password(admin: httpx2.AsyncClient, user: User) -> None:
    response = await admin.patch(f"{USERS}/{user.id}", json={"password": "x"})

    assert broken_rules(response) == REFUSED
