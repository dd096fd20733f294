"""Proving that an address is one's own."""

import httpx2
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.account_token import AccountToken
from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, USERS, AddUser
from tests.addresses import API
from tests.credentials import headers_of, token_of
from tests.mails import RecordingMailer, body_of
from tests.problems import refusal

REQUEST = f"{API}/auth/email/request-verify"
VERIFY = f"{API}/auth/email/verify"


@pytest.fixture
async def token(client: httpx2.AsyncClient, mailer: RecordingMailer, user: User) -> str:
    """A token that was mailed to the ordinary user."""
    await client.post(REQUEST, json={"email": user.email})
    return mailer.tokens[0]


async def verify(client: httpx2.AsyncClient, token: str) -> httpx2.Response:
    return await client.post(VERIFY, json={"token": token})


async def test_whoever_registers_gets_a_mail_that_proves_the_address(
    client: httpx2.AsyncClient, mailer: RecordingMailer, session: AsyncSession
) -> None:
    created = await client.post(f"{API}/auth/register", json={"email": "new@example.com", "password": PASSWORD})

    assert created.json()["is_verified"] is False
    assert mailer.recipients == ["new@example.com"]
    assert f"http://localhost:3000/verify-email#token={mailer.tokens[0]}" in body_of(mailer.sent[0])
    assert (await verify(client, mailer.tokens[0])).status_code == 204
    assert (await session.scalars(select(User.is_verified))).one() is True


async def test_a_token_verifies_the_address_of_its_account_alone(
    caller: httpx2.AsyncClient, other_caller: httpx2.AsyncClient, token: str
) -> None:
    response = await verify(caller, token)

    assert (response.status_code, response.content) == (204, b"")
    assert (await caller.get(ME)).json()["is_verified"] is True
    assert (await other_caller.get(ME)).json()["is_verified"] is False


async def test_a_token_is_good_once(client: httpx2.AsyncClient, token: str) -> None:
    await verify(client, token)

    assert refusal(await verify(client, token)) == (400, "invalid_token")


async def test_a_newer_request_ends_an_older_token(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User, token: str
) -> None:
    await client.post(REQUEST, json={"email": user.email})

    assert refusal(await verify(client, token)) == (400, "invalid_token")
    assert (await verify(client, mailer.tokens[1])).status_code == 204


async def test_a_token_expires(client: httpx2.AsyncClient, session: AsyncSession, token: str) -> None:
    await session.execute(update(AccountToken).values(expires_at=utc_now()))
    await session.commit()

    assert refusal(await verify(client, token)) == (400, "invalid_token")


async def test_a_token_does_not_bring_back_an_address_that_a_superuser_replaced(
    client: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User, token: str
) -> None:
    await admin.patch(f"{USERS}/{user.id}", json={"email": "moved@example.com"})

    assert refusal(await verify(client, token)) == (400, "invalid_token")
    assert (await admin.get(f"{USERS}/{user.id}")).json()["email"] == "moved@example.com"


async def test_a_token_does_not_reset_a_password(client: httpx2.AsyncClient, token: str) -> None:
    response = await client.post(f"{API}/auth/password/reset", json={"token": token, "new_password": PASSWORD})

    assert refusal(response) == (400, "invalid_token")
    assert (await verify(client, token)).status_code == 204


async def test_a_token_is_no_credential(client: httpx2.AsyncClient, token: str) -> None:
    response = await client.get(ME, headers=headers_of(token))

    assert refusal(response) == (401, "invalid_token")


async def test_a_credential_verifies_nothing(client: httpx2.AsyncClient, caller: httpx2.AsyncClient) -> None:
    assert refusal(await verify(client, token_of(caller.headers))) == (400, "invalid_token")


async def test_a_reset_verifies_the_address_as_well(
    client: httpx2.AsyncClient, mailer: RecordingMailer, session: AsyncSession, user: User
) -> None:
    await client.post(f"{API}/auth/password/forgot", json={"email": user.email})

    await client.post(f"{API}/auth/password/reset", json={"token": mailer.tokens[0], "new_password": NEW_PASSWORD})

    assert (await session.scalars(select(User.is_verified))).one() is True


@pytest.mark.parametrize("fields", [{"is_verified": True}, {"is_active": False}])
async def test_who_is_verified_or_inactive_gets_no_mail(
    client: httpx2.AsyncClient, mailer: RecordingMailer, add_user: AddUser, fields: dict[str, bool]
) -> None:
    await add_user("sue@example.com", **fields)

    response = await client.post(REQUEST, json={"email": "sue@example.com"})

    assert response.status_code == 202
    assert mailer.sent == []
