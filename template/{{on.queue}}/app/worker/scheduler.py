"""Wants the jobs of the schedule at their times; any number of schedulers may run.

A tick is a job whose key holds its time, so of several schedulers the database lets one be first, and a tick that
comes again because a clock was put back is the same as before. One that nobody was there for is left out.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from cronsim import CronSim

from app.core.clock import utc_now
from app.core.queue_exceptions import JobTakenError
from app.db.session import Database
from app.repositories.job import JobRepository
from app.tasks.enqueue import enqueue
from app.tasks.kind import NoPayload
from app.worker.schedule import Schedule

OWNER = "schedule"
INTERVAL_SECONDS = 1.0
# A scheduler that was away, or whose clock was put forward, catches up with this at most.
LATEST = timedelta(seconds=60)

logger = structlog.get_logger()


class Scheduler:
    """Looks at the clock at intervals, so that it may be set."""

    def __init__(self, database: Database, schedules: Sequence[Schedule]) -> None:
        self.database = database
        self.schedules = schedules

    async def run(self) -> None:
        """Tick for ever; ticks that can't be stored are tried again until they are too late."""
        seen = utc_now()
        while True:
            await asyncio.sleep(INTERVAL_SECONDS)
            now = utc_now()
            try:
                await self.tick(seen, now)
            except Exception:
                logger.exception("schedule.not_stored")
                seen = min(seen, now)
            else:
                seen = now

    async def tick(self, after: datetime, now: datetime) -> None:
        """Want the jobs whose time lies between two moments: each once, however many of its times there were."""
        for schedule in self.schedules:
            if time := latest_time(schedule, after=max(after, now - LATEST), until=now):
                await self.want(schedule, time)

    async def want(self, schedule: Schedule, time: datetime) -> None:
        """Store a job for a time, unless another scheduler was first."""
        try:
            async with self.database.sessions.begin() as session:
                key = f"{schedule.kind.name} {time.isoformat()}"
                enqueue(session, schedule.kind, NoPayload(), owner=OWNER, key=key)
                await JobRepository(session).flush()
        except JobTakenError:
            return
        logger.info("schedule.tick", job=schedule.kind.name, time=time.isoformat())


def latest_time(schedule: Schedule, *, after: datetime, until: datetime) -> datetime | None:
    """Return the last of the times of a schedule between two moments."""
    latest = None
    for time in CronSim(schedule.times, after):
        if time > until:
            break
        latest = time
    return latest
