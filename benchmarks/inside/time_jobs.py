"""Has jobs done by a worker that runs beside: `time_jobs.py JOBS ROUNDS`; prints the times as JSON."""

import asyncio
import json
import sys
from collections.abc import Sequence
from time import perf_counter
from uuid import UUID

from app.core.config import get_settings
from app.db.session import Database, open_database
from app.models.job import Job, JobStatus
from app.tasks.demo import ECHO, Echo
from app.tasks.enqueue import enqueue
from app.worker.relay import open_relay
from sqlalchemy import func, select

POLL_SECONDS = 0.002


async def want(database: Database, number: int) -> Sequence[UUID]:
    """Want jobs in one transaction."""
    async with database.sessions.begin() as session:
        jobs = [enqueue(session, ECHO, Echo()) for _ in range(number)]
    return [job.id for job in jobs]


async def wait_for(database: Database, job_ids: Sequence[UUID]) -> None:
    """Wait until all of some jobs are done."""
    done = select(func.count()).where(Job.id.in_(job_ids), Job.status == JobStatus.SUCCEEDED)
    async with database.readers() as session:
        while (await session.execute(done)).scalar_one() < len(job_ids):
            await session.rollback()
            await asyncio.sleep(POLL_SECONDS)


async def time_jobs(database: Database, number: int) -> float:
    """Take the time from before jobs are wanted until all of them are done."""
    start = perf_counter()
    await wait_for(database, await want(database, number))
    return perf_counter() - start


async def main(jobs: int, rounds: int) -> dict[str, list[float]]:
    """Time many jobs at once, and jobs one after the other; the first of each does not count."""
    settings = get_settings()
    async with open_relay(settings), open_database(settings) as database:
        await time_jobs(database, 10)
        many = [await time_jobs(database, jobs) for _ in range(2)]
        one = [await time_jobs(database, 1) for _ in range(rounds)]
    return {"many": many, "one": one}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))))
