"""How long a session lives: unused, and at all."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import httpx2
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from structlog.testing import capture_logs

from app.core.clock import utc_now
from app.core.exceptions import OverloadedError
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.repositories.auth_session import AuthSessionRepository
from tests.accounts import ME
from tests.clients import ClientWith
from tests.credentials import AUTH
from tests.problems import refusal

ENDED = (401, "invalid_token")
FAILURES = [OverloadedError(), PoolTimeoutError(), OperationalError("UPDATE", {}, ValueError()), ConnectionResetError()]

type Stored = Callable[[], Awaitable[AuthSession]]
type Change = Callable[..., Awaitable[None]]


@pytest.fixture
def stored(database: Database) -> Stored:
    """Reads the session, as it is stored now."""

    async def read() -> AuthSession:
        async with database.readers() as session:
            return (await session.scalars(select(AuthSession))).one()

    return read


@pytest.fixture
def change(database: Database) -> Change:
    """Changes the stored session."""

    async def store(**values: datetime) -> None:
        async with database.sessions.begin() as session:
            await session.execute(update(AuthSession).values(**values))

    return store


def ago(**duration: float) -> datetime:
    return utc_now() - timedelta(**duration)


async def test_a_new_session_lives_for_an_hour_unused_and_for_seven_days_at_most(
    caller: httpx2.AsyncClient, stored: Stored
) -> None:
    assert (await caller.get(ME)).status_code == 200

    opened = await stored()
    assert opened.expires_at - opened.last_used_at == timedelta(hours=1)
    assert opened.ends_at - opened.last_used_at == timedelta(days=7)


async def test_a_session_that_was_not_used_for_long_has_ended(caller: httpx2.AsyncClient, change: Change) -> None:
    await change(last_used_at=ago(hours=1), expires_at=ago(seconds=1))

    assert refusal(await caller.get(ME)) == ENDED
    assert refusal(await caller.post(f"{AUTH}/logout")) == ENDED


async def test_use_keeps_a_session_alive(caller: httpx2.AsyncClient, stored: Stored, change: Change) -> None:
    before = ago(minutes=59)
    await change(last_used_at=before, expires_at=utc_now() + timedelta(minutes=1))

    await caller.get(ME)

    opened = await stored()
    assert opened.last_used_at > before
    assert opened.expires_at - opened.last_used_at == timedelta(hours=1)


async def test_use_is_noted_once_a_minute(caller: httpx2.AsyncClient, stored: Stored, change: Change) -> None:
    await change(last_used_at=ago(seconds=50))
    before = await stored()

    await caller.get(ME)

    after = await stored()
    assert (after.last_used_at, after.expires_at) == (before.last_used_at, before.expires_at)


async def test_no_use_moves_the_end_of_a_session(caller: httpx2.AsyncClient, stored: Stored, change: Change) -> None:
    end = utc_now() + timedelta(minutes=5)
    await change(last_used_at=ago(minutes=2), ends_at=end)

    await caller.get(ME)

    opened = await stored()
    assert opened.last_used_at > ago(minutes=1)
    assert abs(opened.expires_at - end) < timedelta(seconds=1)


async def test_a_session_that_is_always_used_ends_all_the_same(caller: httpx2.AsyncClient, change: Change) -> None:
    end = ago(seconds=1)
    await change(last_used_at=ago(seconds=30), expires_at=end, ends_at=end)

    assert refusal(await caller.get(ME)) == ENDED


async def test_the_settings_say_how_long(
    client_with: ClientWith, caller: httpx2.AsyncClient, stored: Stored, change: Change
) -> None:
    await change(last_used_at=ago(minutes=2))

    async with client_with(session_idle_minutes=5) as client:
        await client.get(ME, headers=caller.headers)

    opened = await stored()
    assert opened.expires_at - opened.last_used_at == timedelta(minutes=5)


async def test_a_forged_request_keeps_no_session_alive(
    client: httpx2.AsyncClient, caller: httpx2.AsyncClient, stored: Stored, change: Change
) -> None:
    await change(last_used_at=ago(minutes=2))
    before = await stored()

    response = await client.patch(ME, json={}, headers={"Cookie": caller.headers["cookie"]})

    assert refusal(response) == (403, "csrf_failed")
    assert (await stored()).last_used_at == before.last_used_at


async def test_a_session_that_has_ended_is_not_revived_by_late_use(
    caller: httpx2.AsyncClient, database: Database, stored: Stored, change: Change
) -> None:
    await change(last_used_at=ago(minutes=2))
    opened = await stored()
    await caller.post(f"{AUTH}/logout")
    ended = await stored()

    async with database.sessions.begin() as session:
        now = utc_now()
        await AuthSessionRepository(session).keep_alive(opened.id, now=now, expires_at=now, unused_since=now)

    assert (await stored()).expires_at == ended.expires_at
    assert refusal(await caller.get(ME)) == ENDED


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
async def test_a_request_succeeds_though_its_use_cannot_be_noted(
    caller: httpx2.AsyncClient, change: Change, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    async def fail(_sessions: AuthSessionRepository, _session_id: object, **_times: object) -> None:
        raise failure

    monkeypatch.setattr(AuthSessionRepository, "keep_alive", fail)
    await change(last_used_at=ago(minutes=2))

    with capture_logs() as events:
        response = await caller.get(ME)

    assert response.status_code == 200
    logged = [event["reason"] for event in events if event["event"] == "session.use_not_noted"]
    assert logged == [type(failure).__name__]
