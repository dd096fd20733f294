"""What is closed to whoever has not verified an address, if the settings say so."""

import pytest

from app.core.config import Settings
from app.db.session import Database
from tests.accounts import ME, AddUser
from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.credentials import credentials_of
from tests.problems import refusal


@pytest.mark.parametrize(
    ("required", "verified", "status"), [(True, False, 403), (True, True, 200), (False, False, 200)]
)
async def test_items_are_closed_if_that_is_wanted_and_ones_own_account_is_not(
    client_with: ClientWith,
    add_user: AddUser,
    database: Database,
    settings: Settings,
    *,
    required: bool,
    verified: bool,
    status: int,
) -> None:
    headers = await credentials_of(await add_user("sue@example.com", is_verified=verified), database, settings)

    async with client_with(email_verification_required=required) as client:
        items = await client.get(ITEMS, headers=headers)
        account = await client.get(ME, headers=headers)

    assert (items.status_code, account.status_code) == (status, 200)


async def test_the_problem_says_what_is_missing(
    client_with: ClientWith, add_user: AddUser, database: Database, settings: Settings
) -> None:
    headers = await credentials_of(await add_user("sue@example.com"), database, settings)

    async with client_with(email_verification_required=True) as client:
        response = await client.post(ITEMS, json={"title": "A book"}, headers=headers)

    assert refusal(response) == (403, "email_not_verified")
