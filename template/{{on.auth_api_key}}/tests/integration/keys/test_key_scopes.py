"""What a key may do."""

import httpx2
import pytest

from app.core.config import Settings
from app.core.scopes import Scope
from app.db.session import Database
from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.credentials import API_KEYS, credentials_of
from tests.problems import refusal


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        (Scope.ITEMS_READ, "POST", ITEMS),
        (Scope.ITEMS_WRITE, "GET", ITEMS),
        (Scope.ITEMS_WRITE, "GET", ME),
        (Scope.ITEMS_WRITE, "POST", API_KEYS),
        (Scope.ACCOUNT_READ, "POST", API_KEYS),
        (Scope.ACCOUNT_READ, "PATCH", ME),
        (Scope.ACCOUNT_WRITE, "GET", USERS),
    ],
)
async def test_a_key_does_no_more_than_its_scopes_say(
    client: httpx2.AsyncClient,
    user: User,
    database: Database,
    settings: Settings,
    scope: Scope,
    method: str,
    path: str,
) -> None:
    headers = await credentials_of(user, database, settings, [scope])

    response = await client.request(method, path, headers=headers, json={"name": "x", "scopes": ["items:read"]})

    assert refusal(response) == (403, "forbidden")
    assert response.headers["www-authenticate"].startswith('ApiKey error="insufficient_scope"')


async def test_a_key_that_may_read_items_reads_them(
    client: httpx2.AsyncClient, user: User, database: Database, settings: Settings
) -> None:
    headers = await credentials_of(user, database, settings, [Scope.ITEMS_READ])

    assert (await client.get(ITEMS, headers=headers)).status_code == 200


async def test_an_ordinary_user_gets_no_more_by_a_key_with_all_scopes(caller: httpx2.AsyncClient) -> None:
    assert refusal(await caller.get(USERS)) == (403, "forbidden")
