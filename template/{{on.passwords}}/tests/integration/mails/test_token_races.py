"""Tokens that are used, or asked for, several times at once, with real transactions."""

import asyncio
from collections import Counter

import httpx2
import pytest
from sqlalchemy import func, select

from app.db.session import Database
from app.models.account_token import AccountToken
from app.models.user import User
from tests.accounts import ME, PASSWORD, AddUser, ClientOf
from tests.addresses import API
from tests.mails import RecordingMailer

FORGOT = f"{API}/auth/password/forgot"
RESET = f"{API}/auth/password/reset"
VERIFY = f"{API}/auth/email/verify"


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_of_five_uses_of_a_token_one_succeeds(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User
) -> None:
    await client.post(FORGOT, json={"email": user.email})
    bodies = [{"token": mailer.tokens[0], "new_password": f"the new password {number}"} for number in range(5)]

    responses = await asyncio.gather(*(client.post(RESET, json=body) for body in bodies))

    assert Counter(response.status_code for response in responses) == {204: 1, 400: 4}


async def test_of_five_who_change_to_one_address_at_once_one_gets_it(
    client: httpx2.AsyncClient, mailer: RecordingMailer, add_user: AddUser, client_of: ClientOf
) -> None:
    change = {"email": "wanted@example.com", "current_password": PASSWORD}
    for number in range(5):
        caller = await client_of(await add_user(f"user{number}@example.com"))
        assert (await caller.patch(ME, json=change)).status_code == 200
    bodies = [{"token": token} for token in mailer.tokens]

    responses = await asyncio.gather(*(client.post(VERIFY, json=body) for body in bodies))

    assert Counter(response.status_code for response in responses) == {204: 1, 409: 4}


async def test_of_five_requests_at_once_one_token_stays(
    client: httpx2.AsyncClient, mailer: RecordingMailer, user: User, database: Database
) -> None:
    responses = await asyncio.gather(*(client.post(FORGOT, json={"email": user.email}) for _ in range(5)))

    assert {response.status_code for response in responses} == {202}
    assert len(mailer.sent) == 5
    async with database.readers() as session:
        assert (await session.scalars(select(func.count()).select_from(AccountToken))).one() == 1
