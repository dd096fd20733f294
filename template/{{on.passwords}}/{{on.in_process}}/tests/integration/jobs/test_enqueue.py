"""Jobs are done once the transaction that wants them is committed."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from app.db.session import Database
from app.tasks import enqueue as module
from app.tasks.enqueue import WantedJob, enqueue
from tests.integration.jobs.conftest import NOTE, Note


class TakenJobs:
    """Keeps what is committed."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def take(self, job: WantedJob) -> None:
        """Keep a job, as `Outbox` says."""
        assert isinstance(job.payload, Note)
        self.texts.append(job.payload.text)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> TakenJobs:
    """The jobs that were handed over."""
    taken = TakenJobs()
    monkeypatch.setattr(module, "outboxes", {taken})
    return taken


def want(session: AsyncSession, text: str) -> None:
    enqueue(session, NOTE, Note(text=text))


async def test_a_job_is_handed_over_by_the_commit(database: Database, taken: TakenJobs) -> None:
    async with database.sessions.begin() as session:
        want(session, "first")
        want(session, "second")
        before = list(taken.texts)

    assert (before, taken.texts) == ([], ["first", "second"])


async def test_a_job_is_handed_over_once(session: AsyncSession, taken: TakenJobs) -> None:
    want(session, "once")
    await session.commit()
    await session.commit()

    assert taken.texts == ["once"]


async def test_a_job_that_nobody_is_there_to_do_is_told(session: AsyncSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "outboxes", set())
    want(session, "unheard")

    with capture_logs() as events:
        await session.commit()

    assert [(event["event"], event["job"]) for event in events] == [("job.lost", NOTE.name)]


async def test_a_rollback_takes_a_job_back(session: AsyncSession, taken: TakenJobs) -> None:
    want(session, "rolled back")
    await session.rollback()
    await session.commit()

    assert taken.texts == []


async def test_a_session_that_is_closed_keeps_no_job(session: AsyncSession, taken: TakenJobs) -> None:
    want(session, "left")
    await session.close()
    await session.commit()

    assert taken.texts == []


async def test_a_savepoint_takes_its_own_jobs_back_and_those_within_it(session: AsyncSession, taken: TakenJobs) -> None:
    want(session, "outside")
    savepoint = await session.begin_nested()
    want(session, "in the savepoint")
    async with session.begin_nested():
        want(session, "further within")
    await savepoint.rollback()
    async with session.begin_nested():
        want(session, "in another")
    before = list(taken.texts)
    await session.commit()

    assert (before, taken.texts) == ([], ["outside", "in another"])
