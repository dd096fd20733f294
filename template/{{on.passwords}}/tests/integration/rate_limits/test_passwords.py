"""Proofs by the current password."""

import httpx2

from tests.accounts import ME, NEW_PASSWORD, PASSWORD, WRONG_PASSWORD
from tests.attempts import LIMITED
from tests.credentials import AUTH
from tests.problems import refusal

CHANGE = f"{AUTH}/password/change"


async def test_proofs_by_the_current_password_are_limited(caller: httpx2.AsyncClient) -> None:
    change = {"current_password": WRONG_PASSWORD, "new_password": NEW_PASSWORD}

    answers = [await caller.post(CHANGE, json=change) for _ in range(6)]

    assert [refusal(answer) for answer in answers] == [(400, "invalid_credentials")] * 5 + [LIMITED]
    assert answers[0].headers["ratelimit"].startswith('"password";r=4;t=')
    assert refusal(await caller.post(CHANGE, json={**change, "current_password": PASSWORD})) == LIMITED


async def test_guesses_count_together_whatever_they_are_for(caller: httpx2.AsyncClient) -> None:
    for _ in range(5):
        await caller.request("DELETE", ME, json={"current_password": WRONG_PASSWORD})

    deletion = await caller.request("DELETE", ME, json={"current_password": PASSWORD})
    change = await caller.post(CHANGE, json={"current_password": PASSWORD, "new_password": NEW_PASSWORD})

    assert [refusal(answer) for answer in (deletion, change)] == [LIMITED] * 2
