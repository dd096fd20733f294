"""Keys that are made, rotated and ended at the same time, with real transactions."""

import asyncio
from collections import Counter

import httpx2
import pytest

from app.core.config import Settings
from app.db.session import Database
from app.models.user import User
from tests.accounts import USERS
from tests.credentials import API_KEYS, credentials_of

NEW_KEY = {"name": "x", "scopes": ["items:read"]}


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_keys_made_at_once_are_no_more_than_allowed(
    caller: httpx2.AsyncClient, user: User, database: Database, settings: Settings
) -> None:
    for _ in range(settings.api_keys_per_user - 3):
        await credentials_of(user, database, settings)

    answers = await asyncio.gather(*(caller.post(API_KEYS, json=NEW_KEY) for _ in range(8)))

    assert Counter(answer.status_code for answer in answers) == {201: 2, 409: 6}


async def test_of_rotations_at_once_one_alone_makes_a_key(caller: httpx2.AsyncClient) -> None:
    (own,) = (await caller.get(API_KEYS)).json()

    answers = await asyncio.gather(*(caller.post(f"{API_KEYS}/{own['id']}/rotate") for _ in range(6)))

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 5}
    assert len((await caller.get(API_KEYS)).json()) == 2


async def test_a_user_who_is_deleted_meanwhile_leaves_no_key(
    caller: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User
) -> None:
    (own,) = (await caller.get(API_KEYS)).json()

    answers = await asyncio.gather(
        caller.post(API_KEYS, json=NEW_KEY),
        caller.post(f"{API_KEYS}/{own['id']}/rotate"),
        admin.delete(f"{USERS}/{user.id}"),
        caller.post(API_KEYS, json=NEW_KEY),
    )

    assert answers[2].status_code == 204
    assert {answer.status_code for answer in answers} <= {201, 204, 401, 404}
    assert (await caller.get(API_KEYS)).status_code == 401
