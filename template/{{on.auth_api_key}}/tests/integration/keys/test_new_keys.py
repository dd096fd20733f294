"""The rules of new keys."""

from datetime import datetime, timedelta, timezone
from uuid import uuid4

import httpx2
import pytest

from app.api.authentication import HEADER
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.scopes import Scope
from app.db.session import Database
from app.models.user import User
from tests.clients import ClientWith
from tests.credentials import API_KEYS, credentials_of, header_of
from tests.keys import NEW_KEY, create, listed
from tests.problems import broken_rules, refusal


async def test_a_key_does_not_make_one_that_may_do_more(
    client: httpx2.AsyncClient, user: User, database: Database, settings: Settings
) -> None:
    headers = await credentials_of(user, database, settings, [Scope.ACCOUNT_WRITE, Scope.ITEMS_READ])

    response = await client.post(API_KEYS, json=NEW_KEY, headers=headers)

    assert refusal(response) == (403, "forbidden")
    assert response.json()["detail"] == "This takes the scope items:write."
    assert (await client.post(API_KEYS, json=NEW_KEY | {"scopes": ["items:read"]}, headers=headers)).status_code == 201


async def test_an_ordinary_user_makes_no_key_of_a_superuser(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY | {"scopes": ["users:admin"]})

    assert refusal(response) == (403, "forbidden")


async def test_countless_scopes_that_are_none_are_one_broken_rule(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY | {"scopes": ["x"] * 90_000})

    assert broken_rules(response) == {("/scopes/0", "enum")}


async def test_a_key_ends_when_it_is_told_to(caller: httpx2.AsyncClient) -> None:
    expires_at = (utc_now() + timedelta(days=30)).astimezone(timezone(timedelta(hours=5)))

    created = await create(caller, expires_at=expires_at.isoformat())

    assert datetime.fromisoformat(created["expires_at"]) == expires_at
    assert created["expires_at"].endswith("Z")


@pytest.mark.parametrize("given", [{}, {"expires_at": None}])
async def test_a_key_without_an_end_ends_with_the_one_that_asks_for_it(
    caller: httpx2.AsyncClient, given: dict[str, object]
) -> None:
    (own,) = await listed(caller)

    created = await create(caller, **given)

    assert created["expires_at"] == own["expires_at"]


@pytest.mark.parametrize("given", [{}, {"expires_at": None}])
async def test_a_key_without_an_end_lives_no_longer_than_the_longest(
    client_with: ClientWith, caller: httpx2.AsyncClient, given: dict[str, object]
) -> None:
    async with client_with(api_key_max_days=7) as client:
        client.headers[HEADER] = caller.headers[HEADER]

        created = await create(client, **given)

    lifetime = datetime.fromisoformat(created["expires_at"]) - datetime.fromisoformat(created["created_at"])
    assert lifetime == timedelta(days=7)


async def test_a_key_does_not_make_one_that_outlives_it(caller: httpx2.AsyncClient) -> None:
    expires_at = utc_now() + timedelta(days=1)
    maker = await create(caller, scopes=["account:write", "items:read"], expires_at=expires_at.isoformat())
    later = {"scopes": ["items:read"], "expires_at": (expires_at + timedelta(seconds=1)).isoformat()}

    response = await caller.post(API_KEYS, json=NEW_KEY | later, headers=header_of(maker["key"]))

    assert broken_rules(response) == {("/expires_at", "key_lifetime")}
    assert "the key that asks for it" in response.json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    "expires_at", ["2020-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
async def test_a_key_that_would_end_in_the_past_or_too_late_is_refused(
    caller: httpx2.AsyncClient, expires_at: str
) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY | {"expires_at": expires_at})

    assert broken_rules(response) == {("/expires_at", "key_lifetime")}


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"name": "a\0b"}, "/name"),
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["items:everything"]}, "/scopes/0"),
        ({"scopes": "items:read"}, "/scopes"),
        ({"expires_at": "2030-01-01T00:00:00"}, "/expires_at"),
        ({"expires_at": "soon"}, "/expires_at"),
        ({"prefix": "chosen"}, "/prefix"),
        ({"user_id": str(uuid4())}, "/user_id"),
    ],
)
async def test_a_key_that_breaks_a_rule_is_refused(
    caller: httpx2.AsyncClient, changes: dict[str, object], pointer: str
) -> None:
    response = await caller.post(API_KEYS, json=NEW_KEY | changes)

    assert {place for place, _ in broken_rules(response)} == {pointer}


async def test_a_user_has_so_many_keys_at_most(client_with: ClientWith, caller: httpx2.AsyncClient) -> None:
    async with client_with(api_keys_per_user=3) as client:
        client.headers[HEADER] = caller.headers[HEADER]
        second = await create(client)
        await create(client)
        assert refusal(await client.post(API_KEYS, json=NEW_KEY)) == (409, "conflict")

        await client.delete(f"{API_KEYS}/{second['id']}")

        await create(client)
