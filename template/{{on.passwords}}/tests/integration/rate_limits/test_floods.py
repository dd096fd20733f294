"""Floods from an address, and what is not limited."""

import httpx2

from app.core.settings.quotas import Quota
from tests.accounts import ME
from tests.attempts import LIMITED, LimitedClient
from tests.credentials import AUTH
from tests.problems import refusal


async def test_a_flood_of_registrations_is_refused_whatever_it_sends(limited_client: LimitedClient) -> None:
    async with limited_client(register_rate_limit=Quota(3, 60)) as client:
        answers = [await client.post(f"{AUTH}/register", json={}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert refusal(answers[-1]) == LIMITED
    assert [answer.headers["ratelimit-policy"] for answer in answers] == ['"register";q=3;w=60'] * 4


async def test_other_operations_say_nothing_of_limits(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ME)

    assert not response.headers.keys() & {"ratelimit", "ratelimit-policy", "retry-after"}


async def test_the_limits_are_documented(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    limited = ("register", "login", "password/change")
    assert all("429" in paths[f"{AUTH}/{path}"]["post"]["responses"] for path in limited)
