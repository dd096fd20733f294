"""How often tokens may be asked for."""

import httpx2

from app.core.settings.quotas import Quota
from app.models.user import User
from tests.accounts import PASSWORD, WRONG_PASSWORD
from tests.clients import ClientWith
from tests.credentials import AUTH
from tests.problems import refusal

LIMITED = (429, "rate_limited")


async def test_logins_by_the_form_count_together_with_the_others(client: httpx2.AsyncClient, user: User) -> None:
    for _ in range(5):
        await client.post(f"{AUTH}/login", json={"email": user.email, "password": WRONG_PASSWORD})

    response = await client.post(f"{AUTH}/token", data={"username": user.email, "password": PASSWORD})

    assert refusal(response) == LIMITED


async def test_a_flood_of_refresh_tokens_is_refused_whatever_they_are(client_with: ClientWith) -> None:
    async with client_with(refresh_rate_limit=Quota(3, 60)) as client:
        answers = [await client.post(f"{AUTH}/refresh", json={}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert refusal(answers[-1]) == LIMITED
    assert [answer.headers["ratelimit-policy"] for answer in answers] == ['"refresh";q=3;w=60'] * 4


async def test_the_limits_of_tokens_are_documented(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    assert all("429" in paths[f"{AUTH}/{path}"]["post"]["responses"] for path in ("token", "refresh"))
