"""Choosing a new password without the old one."""

from datetime import timedelta

import httpx2
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.account_token import AccountToken
from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, USERS
from tests.addresses import API
from tests.credentials import headers_of, token_of
from tests.mails import RecordingMailer, body_of
from tests.problems import broken_rules, refusal

FORGOT = f"{API}/auth/password/forgot"
RESET = f"{API}/auth/password/reset"
LOGIN = f"{API}/auth/login"


@pytest.fixture
async def token(client: httpx2.AsyncClient, mailer: RecordingMailer, user: User) -> str:
    """A token that was mailed to the ordinary user."""
    await client.post(FORGOT, json={"email": user.email})
    return mailer.tokens[0]


async def reset(client: httpx2.AsyncClient, token: str, password: str = NEW_PASSWORD) -> httpx2.Response:
    return await client.post(RESET, json={"token": token, "new_password": password})


async def status_of_login(client: httpx2.AsyncClient, user: User, password: str) -> int:
    return (await client.post(LOGIN, json={"email": user.email, "password": password})).status_code


async def test_the_mail_goes_to_the_account_and_leads_to_the_front_end(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User
) -> None:
    response = await client.post(FORGOT, json={"email": " Ada@Example.com "})

    assert response.status_code == 202
    assert mailer.recipients == [user.email]
    assert f"http://localhost:3000/reset-password#token={mailer.tokens[0]}" in body_of(mailer.sent[0])


async def test_after_a_reset_only_the_new_password_logs_in(client: httpx2.AsyncClient, user: User, token: str) -> None:
    response = await reset(client, token)

    assert (response.status_code, response.content) == (204, b"")
    assert await status_of_login(client, user, NEW_PASSWORD) == 200
    assert await status_of_login(client, user, PASSWORD) == 401


async def test_a_reset_ends_all_sessions(client: httpx2.AsyncClient, caller: httpx2.AsyncClient, token: str) -> None:
    await reset(client, token)

    assert refusal(await caller.get(ME)) == (401, "invalid_token")


async def test_a_token_is_good_once(client: httpx2.AsyncClient, user: User, token: str) -> None:
    await reset(client, token)

    again = await reset(client, token, "yet another password")

    assert refusal(again) == (400, "invalid_token")
    assert await status_of_login(client, user, NEW_PASSWORD) == 200


async def test_a_newer_request_ends_an_older_token(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User, token: str
) -> None:
    await client.post(FORGOT, json={"email": user.email})

    assert refusal(await reset(client, token)) == (400, "invalid_token")
    assert (await reset(client, mailer.tokens[1])).status_code == 204


async def test_a_token_ends_with_a_change_of_the_password(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, token: str
) -> None:
    change = {"current_password": PASSWORD, "new_password": "changed in the meantime"}
    assert (await caller.post(f"{API}/auth/password/change", json=change)).status_code == 204

    assert refusal(await reset(client, token)) == (400, "invalid_token")


@pytest.mark.parametrize(
    "change", [{"password": "set by somebody else"}, {"email": "moved@example.com"}, {"is_active": False}]
)
async def test_a_token_ends_with_a_change_by_a_superuser(
    client: httpx2.AsyncClient, admin: httpx2.AsyncClient, user: User, token: str, change: dict[str, object]
) -> None:
    assert (await admin.patch(f"{USERS}/{user.id}", json=change)).status_code == 200

    assert refusal(await reset(client, token)) == (400, "invalid_token")


async def test_a_token_expires_within_the_hour(client: httpx2.AsyncClient, session: AsyncSession, token: str) -> None:
    stored = (await session.scalars(select(AccountToken))).one()
    assert stored.expires_at <= utc_now() + timedelta(hours=1)
    await session.execute(update(AccountToken).values(expires_at=utc_now()))
    await session.commit()

    assert refusal(await reset(client, token)) == (400, "invalid_token")


async def test_a_token_is_for_its_own_account(client: httpx2.AsyncClient, other_user: User, token: str) -> None:
    await reset(client, token)

    assert await status_of_login(client, other_user, PASSWORD) == 200


@pytest.mark.parametrize("token", ["", "x", "x" * 4096, "\N{SNOWMAN}"])
async def test_what_is_no_token_is_refused(client: httpx2.AsyncClient, token: str) -> None:
    assert refusal(await reset(client, token)) == (400, "invalid_token")


async def test_a_credential_resets_nothing(client: httpx2.AsyncClient, caller: httpx2.AsyncClient) -> None:
    assert refusal(await reset(client, token_of(caller.headers))) == (400, "invalid_token")


async def test_a_token_that_was_mailed_is_no_credential(client: httpx2.AsyncClient, token: str) -> None:
    response = await client.get(ME, headers=headers_of(token))

    assert refusal(response) == (401, "invalid_token")


async def test_a_password_that_breaks_a_rule_is_refused_and_the_token_is_kept(
    client: httpx2.AsyncClient, token: str
) -> None:
    assert broken_rules(await reset(client, token, "short")) == {("/new_password", "too_short")}
    assert (await reset(client, token)).status_code == 204


async def test_a_token_is_stored_as_a_hash(session: AsyncSession, token: str) -> None:
    stored = (await session.scalars(select(AccountToken))).one()

    columns = [getattr(stored, column.name) for column in AccountToken.__table__.columns]
    assert token not in map(str, columns)
