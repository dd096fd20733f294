"""Removing what has expired, at intervals and by hand."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from app.__main__ import cli
from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.auth_session import AuthSession
from app.models.user import User
from app.repositories.auth_session import AuthSessionRepository
from app.services.cleanup_job import CleanupJob, open_cleanup_job


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_a_running_service_cleans_up_at_intervals(
    new_settings: Settings, session: AsyncSession, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CleanupJob, "next_delay", lambda _job: 0.01)
    await AuthSessionRepository(session).open(user.id, expires_at=utc_now())
    await session.commit()

    async with open_cleanup_job(new_settings), asyncio.timeout(10):
        while (await session.scalars(select(AuthSession))).all():
            await session.rollback()
            await asyncio.sleep(0.05)


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
