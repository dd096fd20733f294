"""Removing jobs that ended long ago."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.core.clock import utc_now
from app.core.config import Settings
from app.db.session import Database
from app.models.job import Job, JobStatus
from app.repositories.job import JobRepository
from app.tasks.kind import NoPayload
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
    database: Database, new_settings: Settings, status: JobStatus, days: int, removed: int
) -> None:
    async with database.sessions.begin() as session:
        ended = Job(kind="note", payload={}, status=status, finished_at=utc_now() - timedelta(days=days))
        await JobRepository(session).add(ended)

    async with database.sessions.begin() as session:
        result = await purge(Work(uuid4(), 1, session, database, new_settings), NoPayload())

    assert result == {"removed": removed}
