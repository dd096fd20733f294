"""Wanting jobs at certain times."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.db.session import Database
from app.models.job import Job
from app.tasks.jobs import PURGE_JOBS
from app.worker import scheduler as module
from app.worker.run import beside
from app.worker.schedule import Schedule
from app.worker.scheduler import Scheduler

NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
MINUTELY = Schedule(PURGE_JOBS, "* * * * *")
EVERY_SECOND = Schedule(PURGE_JOBS, "* * * * * *")
SECOND = timedelta(seconds=1)


@pytest.fixture
def scheduler(database: Database) -> Scheduler:
    """A scheduler that ticks when it is told to."""
    return Scheduler(database, (MINUTELY,))


async def stored_keys(database: Database) -> Sequence[str | None]:
    """List the ticks that are stored."""
    async with database.readers() as session:
        return (await session.scalars(select(Job.key).order_by(Job.id))).all()


async def test_a_job_is_wanted_at_its_time(database: Database, scheduler: Scheduler) -> None:
    await scheduler.tick(NOON - SECOND, NOON)

    assert await stored_keys(database) == ["purge_jobs 2030-01-01T12:00:00+00:00"]


async def test_nothing_is_wanted_between_the_times(database: Database, scheduler: Scheduler) -> None:
    await scheduler.tick(NOON, NOON + 59 * SECOND)

    assert await stored_keys(database) == []


async def test_several_schedulers_want_a_job_once(database: Database) -> None:
    schedulers = [Scheduler(database, (MINUTELY,)) for _ in range(3)]

    for minute in range(5):
        now = NOON + timedelta(minutes=minute)
        await asyncio.gather(*(scheduler.tick(now - SECOND, now) for scheduler in schedulers))

    assert len(await stored_keys(database)) == 5


async def test_a_clock_that_is_put_back_repeats_nothing(database: Database, scheduler: Scheduler) -> None:
    for now in (NOON, NOON - timedelta(minutes=1), NOON):
        await scheduler.tick(now - SECOND, now)

    assert len(await stored_keys(database)) == 2


async def test_a_clock_that_is_put_forward_makes_no_burst(database: Database, scheduler: Scheduler) -> None:
    await scheduler.tick(NOON, NOON + timedelta(days=1))

    assert await stored_keys(database) == ["purge_jobs 2030-01-02T12:00:00+00:00"]


async def test_a_running_scheduler_ticks(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "INTERVAL_SECONDS", 0.05)

    async with beside(Scheduler(database, (EVERY_SECOND,)).run()), asyncio.timeout(10):
        keys: Sequence[str | None] = ()
        while len(keys) < 2:
            await asyncio.sleep(0.05)
            keys = await stored_keys(database)
