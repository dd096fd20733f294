"""The provider says what users may do."""

import httpx2
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.clients import ClientWith
from tests.credentials import HeadersOf
from tests.problems import refusal
from tests.provider.people import ADA


async def test_a_role_makes_a_superuser(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    response = await client.get(USERS, headers=headers_of(**ADA, roles=["superuser"]))

    assert [user["is_superuser"] for user in response.json()] == [True]


async def test_a_superuser_is_demoted_by_the_next_token(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    await client.get(USERS, headers=headers_of(**ADA, roles=["superuser"]))

    refused = await client.get(USERS, headers=headers_of(1, **ADA))

    assert refusal(refused) == (403, "forbidden")
    assert (await client.get(ME, headers=headers_of(1, **ADA))).json()["is_superuser"] is False


async def test_what_is_stored_makes_no_superuser(
    client: httpx2.AsyncClient, headers_of: HeadersOf, session: AsyncSession
) -> None:
    await client.get(ME, headers=headers_of(**ADA))
    user = (await session.scalars(select(User))).one()
    user.is_superuser = True
    await session.commit()

    assert refusal(await client.get(USERS, headers=headers_of(**ADA))) == (403, "forbidden")


async def test_a_token_may_be_narrowed_to_scopes(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    headers = headers_of(**ADA, scope="openid items:read")

    assert (await client.get(ITEMS, headers=headers)).status_code == 200
    response = await client.post(ITEMS, json={"title": "A book"}, headers=headers)
    assert refusal(response) == (403, "forbidden")
    assert response.headers["www-authenticate"] == 'Bearer error="insufficient_scope", scope="items:write"'


async def test_a_scope_gives_no_role(client: httpx2.AsyncClient, headers_of: HeadersOf) -> None:
    response = await client.get(USERS, headers=headers_of(**ADA, scope="users:admin"))

    assert refusal(response) == (403, "forbidden")


async def test_scopes_can_be_required(client_with: ClientWith, headers_of: HeadersOf) -> None:
    async with client_with(oidc_scopes_required=True) as client:
        assert refusal(await client.get(ITEMS, headers=headers_of(**ADA))) == (403, "forbidden")
        assert (await client.get(ITEMS, headers=headers_of(**ADA, scp=["items:read"]))).status_code == 200
