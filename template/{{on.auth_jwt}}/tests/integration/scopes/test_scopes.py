"""What a narrowed token is good for."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.scopes import ALL_SCOPES, write_scopes
from app.models.user import User
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.credentials import AUTH
from tests.narrowing import NarrowedClient
from tests.problems import refusal

UNKNOWN = "01890000-0000-7000-8000-000000000000"
DEMANDS = [
    ("GET", ITEMS, "items:read"),
    ("GET", f"{ITEMS}/feed", "items:read"),
    ("GET", f"{ITEMS}/{UNKNOWN}", "items:read"),
    ("POST", ITEMS, "items:write"),
    ("PATCH", f"{ITEMS}/{UNKNOWN}", "items:write"),
    ("DELETE", f"{ITEMS}/{UNKNOWN}", "items:write"),
    ("GET", ME, "account:read"),
    ("GET", f"{AUTH}/sessions", "account:read"),
    ("PATCH", ME, "account:write"),
    ("DELETE", ME, "account:write"),
    ("POST", f"{AUTH}/logout-all", "account:write"),
    ("POST", f"{AUTH}/password/change", "account:write"),
    ("DELETE", f"{AUTH}/sessions/{UNKNOWN}", "account:write"),
    ("GET", USERS, "users:admin"),
    ("POST", USERS, "users:admin"),
    ("PATCH", f"{USERS}/{UNKNOWN}", "users:admin"),
    ("DELETE", f"{USERS}/{UNKNOWN}", "users:admin"),
]


@pytest.mark.parametrize(("method", "path", "scope"), DEMANDS)
async def test_without_its_scope_an_operation_is_refused(
    narrowed_client: NarrowedClient, superuser: User, method: str, path: str, scope: str
) -> None:
    caller = await narrowed_client(superuser, write_scopes(ALL_SCOPES - {scope}))

    response = await caller.request(method, path)

    assert refusal(response) == (403, "forbidden")
    assert response.headers["www-authenticate"] == f'Bearer error="insufficient_scope", scope="{scope}"'


@pytest.mark.parametrize(("method", "path", "scope"), DEMANDS)
async def test_its_scope_alone_opens_an_operation(
    narrowed_client: NarrowedClient, superuser: User, method: str, path: str, scope: str
) -> None:
    caller = await narrowed_client(superuser, scope)

    response = await caller.request(method, path)

    assert "www-authenticate" not in response.headers
    assert response.status_code in {200, 204, 404, 422}


async def test_several_scopes_may_be_asked_for(narrowed_client: NarrowedClient, user: User) -> None:
    caller = await narrowed_client(user, "items:read items:write")

    created = await caller.post(ITEMS, json={"title": "one"})

    assert created.status_code == 201
    assert (await caller.get(created.headers["location"])).json() == created.json()


async def test_every_token_may_end_its_session(narrowed_client: NarrowedClient, user: User) -> None:
    caller = await narrowed_client(user, "items:read")

    assert (await caller.post(f"{AUTH}/logout")).status_code == 204
    assert refusal(await caller.get(ITEMS)) == (401, "invalid_token")


async def test_a_scope_that_the_role_does_not_have_gives_nothing(narrowed_client: NarrowedClient, user: User) -> None:
    caller = await narrowed_client(user, "users:admin")

    assert refusal(await caller.get(USERS)) == (403, "forbidden")


async def test_the_scope_of_a_superuser_ends_with_the_role(
    narrowed_client: NarrowedClient, superuser: User, session: AsyncSession
) -> None:
    admin = await narrowed_client(superuser, "users:admin")
    assert (await admin.get(USERS)).status_code == 200

    superuser.is_superuser = False
    await session.commit()

    assert refusal(await admin.get(USERS)) == (403, "forbidden")


async def test_others_are_seen_by_whoever_may_administer_them(
    narrowed_client: NarrowedClient, superuser: User, user: User
) -> None:
    reader = await narrowed_client(superuser, "account:read")
    admin = await narrowed_client(superuser, "account:read users:admin")

    assert (await reader.get(f"{USERS}/{superuser.id}")).status_code == 200
    assert refusal(await reader.get(f"{USERS}/{user.id}")) == (403, "forbidden")
    assert (await admin.get(f"{USERS}/{user.id}")).status_code == 200
