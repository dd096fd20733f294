"""How access tokens are sent."""

import httpx2
import pytest

from tests.accounts import ME
from tests.credentials import headers_of, token_of
from tests.problems import refusal


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "bearer", "Token x", ""])
async def test_a_request_without_a_token_is_not_authenticated(client: httpx2.AsyncClient, header: str) -> None:
    response = await client.get(ME, headers={"authorization": header})

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("given", ["garbage", "a.b.c", "e30.e30.e30", "x" * 5000])
async def test_a_token_that_is_none_is_refused(client: httpx2.AsyncClient, given: str) -> None:
    response = await client.get(ME, headers=headers_of(given))

    assert refusal(response) == (401, "invalid_token")
    assert given not in response.text


async def test_a_token_in_the_query_is_no_credential(caller: httpx2.AsyncClient, client: httpx2.AsyncClient) -> None:
    token = token_of(caller.headers)

    response = await client.get(ME, params={"access_token": token})

    assert response.status_code in {401, 422}
    assert token not in response.text
