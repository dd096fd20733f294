"""Floods from an address, and what is not limited."""

import httpx2
import pytest

from app.core.settings.rate_limits import Quota
from tests.accounts import ME
from tests.attempts import LIMITED, LimitedClient
from tests.credentials import AUTH
from tests.problems import refusal


@pytest.mark.parametrize(
    ("path", "setting", "policy"),
    [("register", "register_rate_limit", "register"), ("refresh", "refresh_rate_limit", "refresh")],
)
async def test_a_flood_from_an_address_is_refused_whatever_it_sends(
    limited_client: LimitedClient, path: str, setting: str, policy: str
) -> None:
    async with limited_client(**{setting: Quota(3, 60)}) as client:
        answers = [await client.post(f"{AUTH}/{path}", json={}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert refusal(answers[-1]) == LIMITED
    assert [answer.headers["ratelimit-policy"] for answer in answers] == [f'"{policy}";q=3;w=60'] * 4


async def test_other_operations_say_nothing_of_limits(caller: httpx2.AsyncClient) -> None:
    response = await caller.get(ME)

    assert not response.headers.keys() & {"ratelimit", "ratelimit-policy", "retry-after"}


async def test_the_limits_are_documented(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    limited = ("register", "login", "token", "refresh", "password/change")
    assert all("429" in paths[f"{AUTH}/{path}"]["post"]["responses"] for path in limited)
