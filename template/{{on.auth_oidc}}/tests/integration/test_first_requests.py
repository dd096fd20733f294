"""Requests at the same time, with real transactions."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import event, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.identity import Identity
from app.models.user import User
from tests.accounts import ME
from tests.credentials import bearer, token_of

ADA = {"email": "ada@example.com", "email_verified": True}


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def call_at_once(client: httpx2.AsyncClient, tokens: list[str]) -> list[httpx2.Response]:
    """Use tokens at the same time."""
    return await asyncio.gather(*(client.get(ME, headers=bearer(token)) for token in tokens))


async def count(session: AsyncSession, model: type) -> int:
    """Count the rows of a model."""
    return (await session.execute(select(func.count()).select_from(model))).scalar_one()


@pytest.mark.parametrize("claims", [ADA, {}], ids=["with an address", "without"])
async def test_twenty_first_requests_of_a_user_make_one_account(
    client: httpx2.AsyncClient, settings: Settings, session: AsyncSession, claims: dict[str, Any]
) -> None:
    responses = await call_at_once(client, [token_of(settings, **claims)] * 20)

    assert Counter(response.status_code for response in responses) == {200: 20}
    assert len({response.json()["id"] for response in responses}) == 1
    assert (await count(session, User), await count(session, Identity)) == (1, 1)


async def test_an_account_is_told_of_once_it_is_stored(client: httpx2.AsyncClient, settings: Settings) -> None:
    with capture_logs() as events:
        responses = await call_at_once(client, [token_of(settings)] * 20)

    told = [each["user_id"] for each in events if each["event"] == "auth.account_opened"]
    assert told == [responses[0].json()["id"]]


async def test_one_of_ten_users_with_one_address_gets_it(
    client: httpx2.AsyncClient, settings: Settings, session: AsyncSession
) -> None:
    tokens = [token_of(settings, sub=f"subject-{number}", **ADA) for number in range(10)]

    responses = await call_at_once(client, tokens)

    assert Counter(response.status_code for response in responses) == {200: 10}
    assert Counter(response.json()["email"] for response in responses)["ada@example.com"] == 1
    assert await count(session, User) == 10


async def test_ten_newer_tokens_at_once_end_with_the_newest(client: httpx2.AsyncClient, settings: Settings) -> None:
    now = utc_now()
    await call_at_once(client, [token_of(settings, **ADA)])
    tokens = [token_of(settings, iat=now + timedelta(seconds=age), name=f"Ada {age}") for age in range(1, 11)]

    responses = await call_at_once(client, tokens)

    assert Counter(response.status_code for response in responses) == {200: 10}
    assert (await client.get(ME, headers=bearer(tokens[0]))).json()["full_name"] == "Ada 10"


async def test_a_user_who_is_known_costs_one_query(
    client: httpx2.AsyncClient, settings: Settings, database: Database
) -> None:
    token = token_of(settings, **ADA)
    await call_at_once(client, [token])
    statements: list[str] = []
    reserve = database.reserve.kw["bind"].sync_engine
    for engine in (reserve, database.engine.sync_engine):
        event.listen(engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))

    await call_at_once(client, [token])

    assert [statement.split()[0] for statement in statements] == ["SELECT"]
