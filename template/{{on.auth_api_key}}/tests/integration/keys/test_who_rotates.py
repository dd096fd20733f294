"""Who may replace which key."""

from typing import Any

import httpx2

from app.api.authentication import HEADER
from app.core.config import Settings
from app.core.scopes import Scope
from app.db.session import Database
from app.models.user import User
from tests.clients import ClientWith
from tests.credentials import API_KEYS, credentials_of, header_of
from tests.keys import create, is_good, rotation
from tests.problems import refusal


async def test_nobody_gets_a_wider_key_by_rotating_another(
    client: httpx2.AsyncClient, user: User, old: dict[str, Any], database: Database, settings: Settings
) -> None:
    headers = await credentials_of(user, database, settings, [Scope.ACCOUNT_WRITE])

    assert refusal(await client.post(rotation(old), headers=headers)) == (403, "forbidden")


async def test_a_key_that_may_not_change_the_account_rotates_nothing(
    caller: httpx2.AsyncClient, old: dict[str, Any]
) -> None:
    response = await caller.post(rotation(old), headers=header_of(old["key"]))

    assert refusal(response) == (403, "forbidden")


async def test_who_has_as_many_keys_as_allowed_can_rotate_them(
    client_with: ClientWith, caller: httpx2.AsyncClient, old: dict[str, Any]
) -> None:
    async with client_with(api_keys_per_user=2) as client:
        client.headers[HEADER] = caller.headers[HEADER]

        assert (await client.post(rotation(old))).status_code == 201


async def test_who_has_more_keys_than_allowed_by_now_can_rotate_them(
    client_with: ClientWith, caller: httpx2.AsyncClient, old: dict[str, Any]
) -> None:
    await create(caller)

    async with client_with(api_keys_per_user=1) as client:
        client.headers[HEADER] = caller.headers[HEADER]

        assert (await client.post(rotation(old))).status_code == 201


async def test_a_key_rotates_itself(caller: httpx2.AsyncClient) -> None:
    (own,) = (await caller.get(API_KEYS)).json()

    new = (await caller.post(rotation(own))).json()

    assert await is_good(caller, new)
    assert (await caller.get(API_KEYS)).status_code == 200


async def test_a_key_is_rotated_once(caller: httpx2.AsyncClient, old: dict[str, Any]) -> None:
    await caller.post(rotation(old))

    assert refusal(await caller.post(rotation(old))) == (409, "conflict")


async def test_a_key_that_has_ended_is_not_rotated(caller: httpx2.AsyncClient, old: dict[str, Any]) -> None:
    await caller.delete(f"{API_KEYS}/{old['id']}")

    assert refusal(await caller.post(rotation(old))) == (404, "not_found")
