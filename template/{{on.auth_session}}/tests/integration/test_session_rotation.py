"""A change of the password gives the session another token, and ends all others."""

import httpx2
import pytest

from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, WRONG_PASSWORD
from tests.credentials import AUTH, cookie_of, headers_of, log_in
from tests.problems import refusal

CHANGE = f"{AUTH}/password/change"
ENDED = (401, "invalid_token")


@pytest.fixture
async def other(client: httpx2.AsyncClient, user: User) -> dict[str, str]:
    """Another session of the ordinary user."""
    return await log_in(client, user.email)


async def test_a_change_ends_the_old_token_and_all_other_sessions(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, other: dict[str, str]
) -> None:
    (before, _) = (await client.get(f"{AUTH}/sessions", headers=caller.headers)).json()[::-1]

    response = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    assert (response.status_code, response.content) == (204, b"")
    assert refusal(await caller.get(ME)) == ENDED
    assert refusal(await client.get(ME, headers=other)) == ENDED
    sessions = (await client.get(f"{AUTH}/sessions", headers=headers_of(cookie_of(response)))).json()
    assert [(session["id"], session["current"]) for session in sessions] == [(before["id"], True)]


async def test_a_change_that_is_refused_changes_no_token(
    caller: httpx2.AsyncClient, client: httpx2.AsyncClient, other: dict[str, str]
) -> None:
    response = await caller.post(CHANGE, json={"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD})

    assert refusal(response) == (400, "invalid_credentials")
    assert "set-cookie" not in response.headers
    assert (await caller.get(ME)).status_code == 200
    assert (await client.get(ME, headers=other)).status_code == 200
