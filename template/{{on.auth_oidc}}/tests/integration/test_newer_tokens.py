"""A newer token changes the account where it can, and never stands in the way."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import delete, event
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from app.api.dependencies import get_database
from app.db.session import Database, open_database
from app.models.user import User
from tests.accounts import ME, USERS
from tests.credentials import HeadersOf
from tests.databases import UNREACHABLE_URL
from tests.problems import refusal
from tests.provider.people import ADA
from tests.settings import make_settings


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


@pytest.fixture
async def known(client: httpx2.AsyncClient, headers_of: HeadersOf) -> str:
    """The id of an account that is there."""
    user_id: str = (await client.get(ME, headers=headers_of(**ADA))).json()["id"]
    return user_id


@pytest.fixture
async def known_without_writes(
    known: str, database: Database, shared_app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[str]:
    """The id of an account that is there; from now on, nothing can be written."""
    async with open_database(make_settings(UNREACHABLE_URL)) as away:
        reading = replace(database, sessions=away.sessions)
        monkeypatch.setitem(shared_app.dependency_overrides, get_database, lambda: reading)
        yield known


async def test_a_user_with_a_newer_token_reads_while_nothing_can_be_written(
    client: httpx2.AsyncClient, headers_of: HeadersOf, known_without_writes: str
) -> None:
    with capture_logs() as events:
        response = await client.get(ME, headers=headers_of(1, **ADA | {"name": "Ada Lovelace"}))

    assert (response.json()["id"], response.json()["full_name"]) == (known_without_writes, "Ada")
    assert [each["user_id"] for each in events if each["event"] == "auth.refresh_failed"] == [known_without_writes]


@pytest.mark.usefixtures("known_without_writes")
@pytest.mark.parametrize(("roles", "status"), [(["superuser"], 200), ([], 403)])
async def test_the_role_is_that_of_the_token_while_nothing_can_be_written(
    client: httpx2.AsyncClient, headers_of: HeadersOf, roles: list[str], status: int
) -> None:
    response = await client.get(USERS, headers=headers_of(1, roles=roles))

    assert response.status_code == status


@pytest.mark.usefixtures("known_without_writes")
async def test_a_user_whose_account_was_deleted_is_not_let_in_while_nothing_can_be_written(
    client: httpx2.AsyncClient, headers_of: HeadersOf, session: AsyncSession
) -> None:
    await session.execute(delete(User))
    await session.commit()

    response = await client.get(ME, headers=headers_of(1, **ADA))

    assert refusal(response) == (503, "database_unavailable")


@pytest.mark.usefixtures("known")
async def test_a_newer_token_locks_the_user_before_the_identity_as_a_deletion_does(
    client: httpx2.AsyncClient, headers_of: HeadersOf, database: Database
) -> None:
    statements: list[str] = []
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *given: statements.append(given[2]))

    await client.get(ME, headers=headers_of(1, **ADA | {"name": "Ada Lovelace"}))

    tables = ["identity" if "identity" in statement else "user" for statement in statements if "BEGIN" not in statement]
    assert tables == ["user", "identity", "user"]
