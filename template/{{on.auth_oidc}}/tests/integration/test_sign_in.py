"""Accounts follow what the provider tells of their users."""

from typing import Any

import httpx2
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.identity import Identity
from app.models.user import User
from tests.accounts import ME
from tests.addresses import ITEMS
from tests.credentials import HeadersOf
from tests.provider.people import ADA, GRACE


async def count(session: AsyncSession, model: type) -> int:
    """Count the rows of a model."""
    return (await session.execute(select(func.count()).select_from(model))).scalar_one()


async def test_a_user_has_an_account_at_first_sight(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    document = (await client.get(ME, headers=headers_of(**ADA))).json()

    assert (document["email"], document["full_name"]) == ("ada@example.com", "Ada")
    assert (document["is_active"], document["is_verified"], document["is_superuser"]) == (True, True, False)


async def test_a_user_has_one_account(client: httpx2.AsyncClient, headers_of: HeadersOf, session: AsyncSession) -> None:
    found = [(await client.get(ME, headers=headers_of(seconds, **ADA))).json()["id"] for seconds in (0, 0, 1)]

    assert len(set(found)) == 1
    assert (await count(session, User), await count(session, Identity)) == (1, 1)


async def test_items_belong_to_the_account(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    created = await client.post(ITEMS, json={"title": "Of Ada"}, headers=headers_of(**ADA))

    assert (await client.get(created.headers["location"], headers=headers_of(**ADA))).status_code == 200
    assert (await client.get(created.headers["location"], headers=headers_of(**GRACE))).status_code == 404


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": None},
        {"email": "no address"},
        {"email": "ada@example.com", "email_verified": False},
        {"email": f"{'a' * 300}@example.com"},
        {"email": "Ada <ada@example.com>"},
        {"email": "a\0b@example.com", "name": "a\0b"},
        {"name": "\ud800"},
        {"name": "x" * 300},
    ],
)
async def test_a_user_of_whom_nothing_usable_is_told_has_an_account_all_the_same(
    client: httpx2.AsyncClient, headers_of: HeadersOf, claims: dict[str, Any]
) -> None:
    response = await client.get(ME, headers=headers_of(**claims))

    document = response.json()
    assert document["email"] == f"{document['id']}@unknown.invalid"
    assert (document["full_name"], document["is_verified"]) == (None, False)


async def test_a_newer_token_changes_address_and_name(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    await client.get(ME, headers=headers_of(**ADA))

    newer = headers_of(1, email="ada@lovelace.example", email_verified=True, name="Ada Lovelace")
    document = (await client.get(ME, headers=newer)).json()

    assert (document["email"], document["full_name"]) == ("ada@lovelace.example", "Ada Lovelace")


async def test_a_newer_token_that_tells_nothing_changes_nothing(
    client: httpx2.AsyncClient, headers_of: HeadersOf
) -> None:
    await client.get(ME, headers=headers_of(**ADA))

    document = (await client.get(ME, headers=headers_of(1))).json()

    assert (document["email"], document["full_name"], document["is_verified"]) == ("ada@example.com", "Ada", True)


async def test_an_older_token_changes_nothing(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    await client.get(ME, headers=headers_of(**ADA))

    document = (await client.get(ME, headers=headers_of(-1, email="old@example.com", name="Old"))).json()

    assert (document["email"], document["full_name"]) == ("ada@example.com", "Ada")


async def test_the_same_subject_of_another_provider_is_somebody_else(
    client: httpx2.AsyncClient, headers_of: HeadersOf, session: AsyncSession
) -> None:
    await client.get(ME, headers=headers_of(**ADA))
    identity = (await session.scalars(select(Identity))).one()
    identity.issuer = "https://other.example.com"
    await session.commit()

    await client.get(ME, headers=headers_of(**ADA))

    assert await count(session, User) == 2


async def test_subjects_that_differ_in_case_are_two_users(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    found = {(await client.get(ME, headers=headers_of(sub=subject))).json()["id"] for subject in ("abc", "ABC")}

    assert len(found) == 2
