"""Cleaning up in the background of the service."""

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import Settings
from app.db.session import Database
from app.services.cleanup_job import CleanupJob, open_cleanup_job
from tests.expired import add_rows, count_rows


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_a_running_service_cleans_up_at_intervals(
    committing_settings: Settings, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    delays, has_run_twice = iter([0.01, 0.01]), asyncio.Event()

    def next_delay(_job: CleanupJob) -> float:
        if delay := next(delays, None):
            return delay
        has_run_twice.set()
        return 3600

    monkeypatch.setattr(CleanupJob, "next_delay", next_delay)
    await add_rows(session, 1)

    # Whoever ends the job while it opens a connection leaves that open.
    async with open_cleanup_job(committing_settings), asyncio.timeout(10):
        await has_run_twice.wait()

    assert await count_rows(session) == 0


@pytest.mark.parametrize("failure", [OSError, RuntimeError])
async def test_a_clean_up_that_fails_is_tried_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    tries = asyncio.Queue[int]()
    job = CleanupJob(settings)

    async def fail() -> int:
        tries.put_nowait(tries.qsize())
        raise failure

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
