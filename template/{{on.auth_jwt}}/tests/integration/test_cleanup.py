"""Removing what has expired."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from app.__main__ import cli
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.security import hash_refresh_token, new_refresh_token
from app.db.base import Base
from app.db.session import Database
from app.models.auth_session import AuthSession, RefreshToken
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.services import cleanup as module
from app.services.cleanup import clean_up
from app.services.cleanup_job import CleanupJob, open_cleanup_job

PAST = timedelta(seconds=-1)
FUTURE = timedelta(days=7)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def open_session(session: AsyncSession, user: User, ends_in: timedelta, *, tokens: int = 1) -> AuthSession:
    """Open a session with some refresh tokens."""
    sessions = AuthSessionRepository(session)
    opened = await sessions.open(user.id, expires_at=utc_now() + ends_in)
    for _ in range(tokens):
        await sessions.add_token(opened.id, hash_refresh_token(new_refresh_token()))
    await session.commit()
    return opened


async def count(session: AsyncSession, model: type[Base]) -> int:
    return (await session.execute(select(func.count()).select_from(model))).scalar_one()


async def test_a_session_that_expired_is_removed_with_its_tokens(
    database: Database, session: AsyncSession, user: User
) -> None:
    await open_session(session, user, PAST, tokens=3)
    live = await open_session(session, user, FUTURE)

    removed = await clean_up(database)

    assert removed == 1
    assert (await session.scalars(select(AuthSession.id))).all() == [live.id]
    assert (await session.scalars(select(RefreshToken.session_id))).all() == [live.id]


async def test_a_token_that_was_used_long_ago_is_removed(database: Database, session: AsyncSession, user: User) -> None:
    opened = await open_session(session, user, FUTURE, tokens=3)
    long_ago, lately, _ = (await session.scalars(select(RefreshToken.id).order_by(RefreshToken.id))).all()
    for token_id, days in ((long_ago, 31), (lately, 29)):
        used = update(RefreshToken).where(RefreshToken.id == token_id)
        await session.execute(used.values(used_at=utc_now() - timedelta(days=days)))
    await session.commit()

    assert await clean_up(database) == 1
    assert await count(session, RefreshToken) == 2
    assert (await session.scalars(select(AuthSession.id))).all() == [opened.id]


async def test_many_rows_are_removed_in_batches_up_to_a_bound(
    database: Database, session: AsyncSession, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_SIZE", 2)
    monkeypatch.setattr(module, "MAX_BATCHES", 2)
    for _ in range(5):
        await open_session(session, user, PAST)

    assert [await clean_up(database) for _ in range(3)] == [4, 1, 0]


async def test_several_may_clean_up_at_once(database: Database, session: AsyncSession, user: User) -> None:
    for _ in range(5):
        await open_session(session, user, PAST, tokens=2)

    removed = await asyncio.gather(*(clean_up(database) for _ in range(4)))

    assert sum(removed) == 5
    assert await count(session, AuthSession) == 0


async def test_a_running_service_cleans_up_at_intervals(
    new_settings: Settings, session: AsyncSession, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CleanupJob, "next_delay", lambda _job: 0.01)
    await open_session(session, user, PAST)

    async with open_cleanup_job(new_settings), asyncio.timeout(10):
        while await count(session, AuthSession):
            await session.rollback()
            await asyncio.sleep(0.05)

    assert await count(session, RefreshToken) == 0


async def test_a_clean_up_that_fails_is_tried_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = asyncio.Queue[int]()
    job = CleanupJob(settings)

    async def fail() -> int:
        tries.put_nowait(tries.qsize())
        raise OSError

    monkeypatch.setattr(job, "next_delay", lambda: 0)
    monkeypatch.setattr(job, "run_once", fail)
    task = asyncio.create_task(job.run())

    async with asyncio.timeout(10):
        assert [await tries.get() for _ in range(2)]

    task.cancel()


def test_processes_do_not_clean_up_at_the_same_time(settings: Settings) -> None:
    job = CleanupJob(settings)

    delays = {job.next_delay() for _ in range(100)}

    assert len(delays) > 1
    assert min(delays) >= 30 * 60
    assert max(delays) <= 90 * 60


def test_the_command_cleans_up_once(environment: pytest.MonkeyPatch, new_settings: Settings) -> None:
    environment.setenv("DATABASE_URL", new_settings.database_url.get_secret_value())
    runner = CliRunner()
    assert runner.invoke(cli, ["migrate"]).exit_code == 0

    result = runner.invoke(cli, ["cleanup"])

    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Removed 0 rows.")
