"""What protects an account from who has borrowed the browser of its owner."""

import httpx2

from tests.accounts import ME, WRONG_PASSWORD
from tests.problems import broken_rules, refusal


async def test_users_do_not_set_the_hash_of_their_password(caller: httpx2.AsyncClient) -> None:
    response = await caller.patch(ME, json={"hashed_password": "x"})

    assert broken_rules(response) == {("/hashed_password", "extra_forbidden")}


async def test_users_are_not_deleted_without_their_password(caller: httpx2.AsyncClient) -> None:
    response = await caller.request("DELETE", ME, json={"current_password": WRONG_PASSWORD})

    assert refusal(response) == (401, "invalid_credentials")
    assert (await caller.get(ME)).status_code == 200
