"""`python -m app jobs`."""

import asyncio
from collections.abc import Callable
from uuid import UUID

import pytest
from typer.testing import Result

from app.core.config import Settings
from app.db.session import open_database
from app.models.job import Job, JobStatus
from app.repositories.job import JobRepository
from tests.command_line import run_command
from tests.jobs import read_job

type Run = Callable[..., Result]


@pytest.fixture
def run(environment: pytest.MonkeyPatch, committing_settings: Settings) -> Run:
    """Runs a command on a migrated database."""
    environment.setenv("DATABASE_URL", committing_settings.database_url.get_secret_value())
    return lambda *arguments: run_command("jobs", *arguments)


@pytest.fixture
def dead_id(run: Run, committing_settings: Settings) -> UUID:
    """A dead job."""

    async def store() -> UUID:
        async with open_database(committing_settings) as database, database.sessions.begin() as session:
            job = Job(kind="note", payload={}, status=JobStatus.DEAD, attempts=3, error="ConnectionError")
            return (await JobRepository(session).add(job)).id

    assert run is not None
    return asyncio.run(store())


def status_of(job_id: UUID, settings: Settings) -> tuple[str, int]:
    async def read() -> Job:
        async with open_database(settings) as database:
            return await read_job(database, job_id)

    job = asyncio.run(read())
    return job.status, job.attempts


def test_dead_jobs_are_listed_with_their_reason(run: Run, dead_id: UUID) -> None:
    result = run("dead")

    assert str(dead_id) in result.output
    assert "ConnectionError" in result.output


def test_a_dead_job_is_tried_anew(run: Run, dead_id: UUID, committing_settings: Settings) -> None:
    result = run("replay", str(dead_id))

    assert result.output == "Replayed 1 jobs.\n"
    assert status_of(dead_id, committing_settings) == (JobStatus.QUEUED, 0)


def test_all_dead_jobs_are_tried_anew(run: Run, dead_id: UUID, committing_settings: Settings) -> None:
    assert run("replay", "--all").output == "Replayed 1 jobs.\n"

    assert status_of(dead_id, committing_settings) == (JobStatus.QUEUED, 0)


@pytest.mark.parametrize("arguments", [(), ("01a1fdfc-a928-7678-879b-0fa200fc1f3f", "--all")])
def test_it_must_be_said_which_jobs(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("replay", *arguments).exit_code == 2
