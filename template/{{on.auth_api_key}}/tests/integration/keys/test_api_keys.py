"""The keys of a user."""

from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.api_key import ApiKey
from tests.accounts import ME
from tests.addresses import ITEMS
from tests.credentials import API_KEYS, header_of
from tests.keys import NEW_KEY, create, listed
from tests.problems import refusal


async def test_a_new_key_can_be_used(caller: httpx2.AsyncClient, client: httpx2.AsyncClient) -> None:
    created = await create(caller)

    response = await client.post(ITEMS, json={"title": "A book"}, headers=header_of(created["key"]))

    assert response.status_code == 201


async def test_a_new_key_says_all_about_itself(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY)

    created = response.json()
    assert response.headers["location"] == f"{API_KEYS}/{created['id']}"
    assert created["key"].startswith(f"{created['prefix']}_")
    assert (created["name"], created["scopes"]) == ("Nightly import", ["items:read", "items:write"])
    assert (created["last_used_at"], created["replaced_at"]) == (None, None)
    assert created["created_at"].endswith("Z")


async def test_a_key_is_shown_once_and_then_by_its_prefix(caller: httpx2.AsyncClient) -> None:
    created = await create(caller)

    response = await caller.get(API_KEYS)

    secret = created.pop("key").rpartition("_")[2]
    assert response.json()[0] == created
    assert secret not in response.text


async def test_a_new_key_is_found_where_its_answer_says(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY)

    found = await caller.get(response.headers["location"])

    created = response.json()
    assert created.pop("key")
    assert (found.status_code, found.json()) == (200, created)


async def test_keys_are_listed_the_newest_first(caller: httpx2.AsyncClient) -> None:
    newer = await create(caller)
    newest = await create(caller)

    assert [key["id"] for key in await listed(caller)][:2] == [newest["id"], newer["id"]]


async def test_only_a_hash_is_stored(caller: httpx2.AsyncClient, session: AsyncSession) -> None:
    created = await create(caller)

    row = (await session.scalars(select(ApiKey).where(ApiKey.prefix == created["prefix"]))).one()
    assert created["key"].rpartition("_")[2] not in str(vars(row))
    assert len(row.key_hash) == 64


async def test_users_do_not_see_the_keys_of_others(
    caller: httpx2.AsyncClient, other_caller: httpx2.AsyncClient, admin: httpx2.AsyncClient
) -> None:
    created = await create(caller)

    for somebody in (other_caller, admin):
        assert created["id"] not in {key["id"] for key in await listed(somebody)}


@pytest.mark.parametrize(("method", "action"), [("GET", ""), ("DELETE", ""), ("POST", "/rotate")])
async def test_the_key_of_somebody_else_is_not_found(
    caller: httpx2.AsyncClient,
    other_caller: httpx2.AsyncClient,
    admin: httpx2.AsyncClient,
    method: str,
    action: str,
) -> None:
    created = await create(caller)

    for somebody, key_id in ((other_caller, created["id"]), (admin, created["id"]), (caller, uuid4())):
        response = await somebody.request(method, f"{API_KEYS}/{key_id}{action}")
        assert refusal(response) == (404, "not_found")
    assert (await caller.get(ITEMS, headers=header_of(created["key"]))).status_code == 200


async def test_a_revoked_key_is_gone(caller: httpx2.AsyncClient, client: httpx2.AsyncClient) -> None:
    created = await create(caller)

    response = await caller.delete(f"{API_KEYS}/{created['id']}")

    assert (response.status_code, response.content) == (204, b"")
    assert refusal(await client.get(ITEMS, headers=header_of(created["key"]))) == (401, "invalid_token")
    assert created["id"] not in {key["id"] for key in await listed(caller)}
    for method in ("GET", "DELETE"):
        assert refusal(await caller.request(method, f"{API_KEYS}/{created['id']}")) == (404, "not_found")


async def test_the_end_of_an_account_ends_its_keys(caller: httpx2.AsyncClient, session: AsyncSession) -> None:
    await create(caller)

    await caller.delete(ME)

    assert (await session.scalars(select(ApiKey.id))).all() == []
