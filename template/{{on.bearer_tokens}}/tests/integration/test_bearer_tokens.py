"""How access tokens are sent (RFC 6750)."""

import httpx2
import pytest

from tests.accounts import ME
from tests.problems import refusal


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "bearer", "Token x", ""])
async def test_a_request_without_a_token_is_not_authenticated(client: httpx2.AsyncClient, header: str) -> None:
    response = await client.get(ME, headers={"authorization": header})

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("value", [b"Bearer \xff\xfe", b"Bearer " + b"x" * 30_000, b"Bearer a.b.c", b"Basic Og=="])
async def test_a_header_that_is_no_credential_is_refused(client: httpx2.AsyncClient, value: bytes) -> None:
    response = await client.get(ME, headers={b"authorization": value})

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("given", ["garbage", "a.b.c", "e30.e30.e30", "x" * 5000])
async def test_a_token_that_is_none_is_refused(client: httpx2.AsyncClient, given: str) -> None:
    response = await client.get(ME, headers={"authorization": f"Bearer {given}"})

    assert refusal(response) == (401, "invalid_token")
    assert given not in response.text


async def test_two_credentials_are_none(caller: httpx2.AsyncClient, client: httpx2.AsyncClient) -> None:
    header = ("authorization", caller.headers["authorization"])

    response = await client.get(ME, headers=[header, header])

    assert refusal(response) == (401, "invalid_token")


async def test_a_token_in_the_query_is_no_credential(caller: httpx2.AsyncClient, client: httpx2.AsyncClient) -> None:
    token = caller.headers["authorization"].removeprefix("Bearer ")

    response = await client.get(ME, params={"access_token": token})

    assert response.status_code in {401, 422}
    assert token not in response.text
