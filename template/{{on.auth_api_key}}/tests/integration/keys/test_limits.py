"""How often keys may be guessed."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.authentication import HEADER
from app.core.settings.quotas import Quota
from app.models.rate_limit import RateLimit
from tests.accounts import ME
from tests.clients import ClientWith
from tests.credentials import header_of
from tests.problems import refusal

REFUSED = (401, "invalid_token")
LIMITED = (429, "rate_limited")


@pytest.fixture
async def limited(client_with: ClientWith) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller who may be refused three times in a minute."""
    async with client_with(api_key_rate_limit=Quota(3, 60)) as client:
        yield client


async def guess(client: httpx2.AsyncClient) -> httpx2.Response:
    return await client.get(ME, headers=header_of("garbage"))


async def test_a_flood_of_refused_keys_from_an_address_ends(limited: httpx2.AsyncClient) -> None:
    answers = [await guess(limited) for _ in range(4)]

    assert [refusal(answer) for answer in answers] == [REFUSED] * 3 + [LIMITED]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[0].headers["ratelimit-policy"] == '"api_key";q=3;w=60'
    assert [answer.headers["ratelimit"][:13] for answer in answers] == [f'"api_key";r={left}' for left in (2, 1, 0, 0)]


async def test_a_good_key_is_never_refused_for_the_guesses_of_others(
    limited: httpx2.AsyncClient, caller: httpx2.AsyncClient
) -> None:
    for _ in range(4):
        await guess(limited)

    response = await limited.get(ME, headers={HEADER: caller.headers[HEADER]})

    assert response.status_code == 200


async def test_good_keys_use_up_nothing(
    limited: httpx2.AsyncClient, caller: httpx2.AsyncClient, session: AsyncSession
) -> None:
    for _ in range(5):
        response = await limited.get(ME, headers={HEADER: caller.headers[HEADER]})

        assert response.status_code == 200
        assert not response.headers.keys() & {"ratelimit", "ratelimit-policy"}
    assert await session.scalar(select(func.count()).select_from(RateLimit)) == 0


async def test_requests_without_a_key_use_up_nothing(limited: httpx2.AsyncClient) -> None:
    answers = [await limited.get(ME) for _ in range(5)]

    assert [refusal(answer) for answer in answers] == [(401, "not_authenticated")] * 5


async def test_the_limit_is_documented_for_every_operation(client: httpx2.AsyncClient) -> None:
    paths = (await client.get("/api/openapi.json")).json()["paths"]

    secured = [each for path in paths.values() for each in path.values() if each.get("security")]
    assert len(secured) >= 10
    assert all("429" in operation["responses"] for operation in secured)
