"""Wanting a job."""

import pytest
from sqlalchemy import select

from app.core import context
from app.core.queue_exceptions import JobTakenError
from app.db.session import Database
from app.models.job import Job, JobStatus
from app.repositories.job import JobRepository
from app.tasks.enqueue import enqueue, outboxes
from tests.jobs import NOTE, Note, read_job, store_job


class Sleeper:
    """An outbox that counts how often it is woken."""

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        """Count."""
        self.woken += 1


TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def outbox() -> Sleeper:
    """An outbox of this process, for as long as the test has it."""
    sleeper = Sleeper()
    outboxes.add(sleeper)
    return sleeper


async def test_a_job_is_stored_with_what_else_is_committed(database: Database) -> None:
    job = await read_job(database, await store_job(database, "hello"))

    assert (job.kind, job.payload, job.status, job.attempts) == ("note", {"text": "hello"}, JobStatus.QUEUED, 0)


async def test_a_rollback_takes_a_job_back(database: Database, outbox: Sleeper) -> None:
    async with database.sessions() as session:
        enqueue(session, NOTE, Note())
        await session.flush()
        await session.rollback()

    async with database.readers() as session:
        assert (await session.scalars(select(Job))).all() == []
    assert outbox.woken == 0


async def test_a_commit_has_the_job_sent_at_once(database: Database, outbox: Sleeper) -> None:
    await store_job(database)

    assert outbox.woken == 1


async def test_the_end_of_a_savepoint_sends_nothing_yet(database: Database, outbox: Sleeper) -> None:
    async with database.sessions.begin() as session:
        async with session.begin_nested():
            enqueue(session, NOTE, Note())

        assert outbox.woken == 0

    assert outbox.woken == 1


async def test_a_job_names_the_request_that_wants_it_and_its_trace(database: Database) -> None:
    token, trace = context.request_id.set("the-request"), context.traceparent.set(TRACEPARENT)

    job_id = await store_job(database)

    context.traceparent.reset(trace)
    context.request_id.reset(token)
    job = await read_job(database, job_id)
    assert (job.request_id, job.traceparent) == ("the-request", TRACEPARENT)


async def test_a_key_is_good_for_one_job_of_an_owner(database: Database) -> None:
    async with database.sessions.begin() as session:
        enqueue(session, NOTE, Note(), owner="ada", key="once")
        enqueue(session, NOTE, Note(), owner="grace", key="once")

    async with database.sessions() as session:
        enqueue(session, NOTE, Note(), owner="ada", key="once")
        with pytest.raises(JobTakenError):
            await JobRepository(session).flush()
