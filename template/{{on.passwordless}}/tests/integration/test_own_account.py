"""What users can't change about themselves."""

import httpx2

from tests.accounts import ME
from tests.problems import broken_rules


async def test_users_do_not_change_their_address(caller: httpx2.AsyncClient) -> None:
    response = await caller.patch(ME, json={"email": "ada@example.org"})

    assert broken_rules(response) == {("/email", "extra_forbidden")}
