"""Removing jobs that ended long ago."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.job import Job, JobStatus
from app.repositories.job import JobRepository
from app.tasks.kind import NoPayload
from app.worker import purge as module
from app.worker.handler import Work
from app.worker.purge import purge


@pytest.mark.parametrize(
    ("status", "days", "removed"),
    [
        (JobStatus.SUCCEEDED, 8, 1),
        (JobStatus.FAILED, 8, 1),
        (JobStatus.DEAD, 8, 0),
        (JobStatus.SUCCEEDED, 6, 0),
    ],
)
async def test_what_ended_long_ago_is_removed_unless_it_is_dead(
    database: Database, committing_settings: Settings, status: JobStatus, days: int, removed: int
) -> None:
    async with database.sessions.begin() as session:
        ended = Job(kind="note", payload={}, status=status, finished_at=utc_now() - timedelta(days=days))
        await JobRepository(session).add(ended)

    async with database.sessions.begin() as session:
        result = await purge(Work(uuid4(), 1, session, database, committing_settings), NoPayload())

    assert result == {"removed": removed}


async def test_many_are_removed_in_batches_up_to_a_bound(
    database: Database, session: AsyncSession, committing_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_SIZE", 2)
    monkeypatch.setattr(module, "MAX_BATCHES", 2)
    finished_at = utc_now() - timedelta(days=8)
    session.add_all(Job(kind="note", payload={}, status=JobStatus.SUCCEEDED, finished_at=finished_at) for _ in range(5))
    await session.commit()
    work = Work(uuid4(), 1, session, database, committing_settings)

    removed = [await purge(work, NoPayload()) for _ in range(3)]

    assert removed == [{"removed": 4}, {"removed": 1}, {"removed": 0}]
