"""Who may come in with a key."""

import httpx2
import pytest

from app.api.authentication import HEADER
from app.core.api_keys import SECRET_LENGTH, KeyFormat, checksum, random_text
from app.core.config import Settings
from app.models.user import User
from tests.accounts import ME
from tests.keys import refuse
from tests.problems import refusal


async def test_a_key_lets_its_user_in(caller: httpx2.AsyncClient, user: User) -> None:
    response = await caller.get(ME)

    assert (response.status_code, response.json()["id"]) == (200, str(user.id))
    assert response.headers["cache-control"] == "no-store"


async def test_a_request_without_a_key_is_not_authenticated(client: httpx2.AsyncClient) -> None:
    response = await client.get(ME)

    assert refusal(response) == (401, "not_authenticated")
    assert response.headers["www-authenticate"] == "ApiKey"


@pytest.mark.parametrize("header", ["Authorization", "X-Api-Token", "Cookie"])
async def test_a_key_in_another_header_is_no_credential(client: httpx2.AsyncClient, key: str, header: str) -> None:
    response = await client.get(ME, headers={header: key})

    assert refusal(response) == (401, "not_authenticated")


@pytest.mark.parametrize("name", ["api_key", "X-API-Key", "x-api-key"])
async def test_a_key_in_the_query_is_no_credential(client: httpx2.AsyncClient, key: str, name: str) -> None:
    response = await client.get(ME, params={name: key})

    assert refusal(response) == (401, "not_authenticated")
    assert key not in response.text


async def test_a_key_in_the_query_is_refused_beside_one_in_the_header(caller: httpx2.AsyncClient, key: str) -> None:
    response = await caller.get(ME, params={"api_key": key})

    assert refusal(response) == (422, "validation_error")
    assert key not in response.text


@pytest.mark.parametrize("given", ["garbage", "a_b_c", "x" * 5000, "' OR 1=1 --"])
async def test_what_is_no_key_is_refused(client: httpx2.AsyncClient, given: str) -> None:
    await refuse(client, given)


@pytest.mark.parametrize("given", [b"\xff\xfe", b"x" * 30_000])
async def test_bytes_that_are_no_key_are_refused(client: httpx2.AsyncClient, given: bytes) -> None:
    response = await client.get(ME, headers={HEADER.encode(): given})

    assert refusal(response) == (401, "invalid_token")


async def test_a_key_that_was_changed_or_cut_is_refused(client: httpx2.AsyncClient, key: str) -> None:
    for forged in (key[:-1], key[1:], key.swapcase(), key.upper(), f"{key}0", f"Bearer {key}"):
        await refuse(client, forged)


async def test_a_key_that_was_never_issued_is_refused(client: httpx2.AsyncClient, settings: Settings) -> None:
    await refuse(client, KeyFormat(settings.api_key_prefix).new().text)


async def test_a_prefix_with_another_secret_is_refused(client: httpx2.AsyncClient, key: str) -> None:
    unchecked = f"{key.rpartition('_')[0]}_{random_text(SECRET_LENGTH)}"

    await refuse(client, unchecked + checksum(unchecked))


async def test_two_keys_are_none(client: httpx2.AsyncClient, key: str) -> None:
    response = await client.get(ME, headers=[(HEADER, key), (HEADER, key)])

    assert refusal(response) == (401, "invalid_token")
