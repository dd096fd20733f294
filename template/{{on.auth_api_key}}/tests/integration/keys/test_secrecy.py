"""What nobody sees."""

import httpx2
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.authentication import HEADER
from app.models.api_key import ApiKey
from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.credentials import API_KEYS, header_of

NEW_KEY = {"name": "Import", "scopes": ["items:read"]}


async def test_no_log_line_holds_a_secret(
    caller: httpx2.AsyncClient, client: httpx2.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    created = (await caller.post(API_KEYS, json=NEW_KEY)).json()
    rotated = (await caller.post(f"{API_KEYS}/{created['id']}/rotate")).json()
    await caller.delete(f"{API_KEYS}/{created['id']}")
    await client.get(ITEMS, headers=header_of(created["key"]))
    await client.get(ITEMS, params={"api_key": rotated["key"]})

    log = capsys.readouterr().out
    for key in (created["key"], rotated["key"], caller.headers[HEADER]):
        assert key.rpartition("_")[2] not in log
    for event in ("api_key.created", "api_key.rotated", "api_key.revoked", "api_key.refused"):
        assert event in log


async def test_no_response_but_that_to_a_new_key_holds_a_secret_or_a_hash(
    caller: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User, session: AsyncSession
) -> None:
    created = (await caller.post(API_KEYS, json=NEW_KEY)).json()
    responses = [
        *[await caller.get(path) for path in (ME, ITEMS, API_KEYS)],
        *[await admin.get(path) for path in (USERS, f"{USERS}/{user.id}", ITEMS, API_KEYS)],
    ]

    hashes = await session.scalars(select(ApiKey.key_hash))
    for secret in ("key_hash", created["key"].rpartition("_")[2], *hashes):
        assert [response.url.path for response in responses if secret in response.text] == []


async def test_a_key_that_breaks_a_rule_of_a_body_is_not_repeated(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY | {"name": 1, "key": caller.headers[HEADER]})

    assert response.status_code == 422
    assert caller.headers[HEADER] not in response.text
