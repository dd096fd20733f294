"""Opening an account where nobody may learn which addresses have one."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import NameEmail
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.models.user import User
from tests.accounts import ME, NEW_PASSWORD, PASSWORD, AddUser
from tests.addresses import API
from tests.answers import told
from tests.application import prepare
from tests.clients import ClientWith
from tests.credentials import log_in
from tests.mails import LINK, body_of
from tests.problems import broken_rules, refusal
from tests.smtp import SmtpServer

REGISTER = f"{API}/auth/register"
LOGIN = f"{API}/auth/login"
VERIFY = f"{API}/auth/email/verify"
NEW = {"email": "new@example.com", "password": NEW_PASSWORD}
TAKEN = {"email": "ada@example.com", "password": NEW_PASSWORD}


@pytest.fixture
async def user(add_user: AddUser) -> User:
    """A user whose address is verified."""
    return await add_user(TAKEN["email"], is_verified=True)


@pytest.fixture
async def concealing(
    client_with: ClientWith, settings: Settings, smtp: SmtpServer, user: User
) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application that conceals addresses; one is taken."""

    def prepared(app: FastAPI) -> None:
        prepare(app, settings)

    sender = NameEmail("Demo", "service@example.com")
    server = {"smtp_host": "127.0.0.1", "smtp_port": smtp.port, "smtp_from": sender}
    async with client_with(prepared, registration_conceal=True, **server) as client:
        yield client
        assert user.email == TAKEN["email"]


async def status_of_login(client: httpx2.AsyncClient, credentials: dict[str, str]) -> int:
    return (await client.post(LOGIN, json=credentials)).status_code


async def test_new_and_taken_addresses_are_answered_alike(concealing: httpx2.AsyncClient) -> None:
    new, taken = [await concealing.post(REGISTER, json=body) for body in (NEW, TAKEN)]

    assert told(new) == told(taken)
    assert (new.status_code, new.content) == (202, b"")


async def test_a_new_address_gets_the_link_that_opens_the_account(
    concealing: httpx2.AsyncClient, smtp: SmtpServer
) -> None:
    await concealing.post(REGISTER, json=NEW)
    before = await status_of_login(concealing, NEW)

    (token,) = LINK.findall(body_of(smtp.messages[0]))
    await concealing.post(VERIFY, json={"token": token})

    assert smtp.messages[0]["To"] == NEW["email"]
    assert (before, await status_of_login(concealing, NEW)) == (401, 200)


async def test_the_owner_of_a_taken_address_is_told_and_nothing_changes(
    concealing: httpx2.AsyncClient, smtp: SmtpServer, session: AsyncSession
) -> None:
    await concealing.post(REGISTER, json=TAKEN)

    (message,) = smtp.messages
    assert message["To"] == TAKEN["email"]
    for kind in ("plain", "html"):
        assert "Somebody tried to open an account" in body_of(message, kind)
        assert "#token=" not in body_of(message, kind)
    assert (await session.scalars(select(func.count()).select_from(User))).one() == 1
    assert await status_of_login(concealing, {**TAKEN, "password": PASSWORD}) == 200


async def test_a_login_does_not_tell_that_an_address_was_free(concealing: httpx2.AsyncClient) -> None:
    for body in (NEW, TAKEN):
        await concealing.post(REGISTER, json=body)

    refusals = [refusal(await concealing.post(LOGIN, json=body)) for body in (NEW, TAKEN)]

    assert refusals == [(401, "invalid_credentials")] * 2


@pytest.mark.parametrize("body", [NEW, TAKEN])
async def test_a_password_that_is_soon_guessed_is_refused_as_ever(
    concealing: httpx2.AsyncClient, body: dict[str, str]
) -> None:
    response = await concealing.post(REGISTER, json={**body, "password": "password123456"})

    assert broken_rules(response) == {("/password", "password_common")}


@pytest.mark.parametrize("body", [NEW, TAKEN])
async def test_nobodys_mailbox_is_flooded(
    concealing: httpx2.AsyncClient, smtp: SmtpServer, body: dict[str, str]
) -> None:
    responses = [await concealing.post(REGISTER, json=body) for _ in range(6)]

    assert [response.status_code for response in responses] == [202] * 5 + [429]
    assert len(smtp.messages) == 5


async def test_a_change_to_a_taken_address_is_not_told_either(
    concealing: httpx2.AsyncClient, add_user: AddUser, smtp: SmtpServer
) -> None:
    own = await add_user("own@example.com", is_verified=True)
    credentials = await log_in(concealing, own.email)
    change = {"email": TAKEN["email"], "current_password": PASSWORD}

    response = await concealing.patch(ME, json=change, headers=credentials)

    assert (response.status_code, response.json()["email"]) == (200, own.email)
    assert [message["To"] for message in smtp.messages] == [own.email, TAKEN["email"]]


async def test_both_answers_are_documented(client: httpx2.AsyncClient) -> None:
    responses = (await client.get("/api/openapi.json")).json()["paths"][REGISTER]["post"]["responses"]

    assert {"201", "202", "409", "422", "429"} <= responses.keys()
