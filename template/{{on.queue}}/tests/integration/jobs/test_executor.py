"""Doing jobs."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from app.core.clock import utc_now
from app.core.logging import add_request
from app.db.session import Database
from app.models.job import Job, JobStatus
from app.tasks.failures import JobFailedError
from app.worker.handler import Handler, Work
from app.worker.relay import Relay
from tests.integration.jobs.conftest import ExecutorOf
from tests.jobs import NOTE, Note, read_job, store_job


@pytest.fixture
async def job_id(database: Database, relay: Relay) -> UUID:
    """A job whose message was sent."""
    job_id = await store_job(database, "hello")
    await relay.send_due()
    return job_id


async def repeat(_work: Work, payload: Note) -> str:
    """Return what the job is about."""
    return payload.text


async def break_down(_work: Work, _payload: Note) -> None:
    """Fail, with an error that holds a secret."""
    raise ConnectionError("sentinel")


async def give_up(_work: Work, _payload: Note) -> None:
    """Fail for good."""
    raise JobFailedError("There is no such note.")


async def misread(_work: Work, _payload: Note) -> None:
    """Fail on what somebody else has answered."""
    Note.model_validate({"answer": 1})


async def hang(_work: Work, _payload: Note) -> None:
    """Take far too long."""
    await asyncio.sleep(60)


async def change(database: Database, job_id: UUID, **values: object) -> None:
    """Change how a job is stored."""
    async with database.sessions.begin() as session:
        await session.execute(update(Job).where(Job.id == job_id).values(**values))


async def test_a_job_that_is_done_has_a_result(database: Database, executor_of: ExecutorOf, job_id: UUID) -> None:
    await executor_of(repeat).execute(job_id)

    job = await read_job(database, job_id)
    assert (job.status, job.result, job.error, job.attempts) == (JobStatus.SUCCEEDED, "hello", None, 1)
    assert job.started_at is not None
    assert job.finished_at is not None


async def test_a_message_that_comes_twice_does_no_harm(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    executor = executor_of(repeat)

    await asyncio.gather(*(executor.execute(job_id) for _ in range(4)))

    assert (await read_job(database, job_id)).attempts == 1


async def test_a_message_of_no_job_does_no_harm(executor_of: ExecutorOf) -> None:
    await executor_of(repeat).execute(uuid4())


async def test_a_job_that_fails_is_tried_again_later(database: Database, executor_of: ExecutorOf, job_id: UUID) -> None:
    await executor_of(break_down).execute(job_id)

    job = await read_job(database, job_id)
    assert (job.status, job.error, job.finished_at) == (JobStatus.RETRYING, "ConnectionError", None)
    assert job.due_at > utc_now()


async def test_a_job_that_fails_each_time_is_dead_in_the_end(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    await change(database, job_id, attempts=NOTE.max_attempts - 1)

    await executor_of(break_down).execute(job_id)

    job = await read_job(database, job_id)
    assert (job.status, job.error) == (JobStatus.DEAD, "ConnectionError, after 3 attempts")


async def test_a_job_that_can_not_succeed_is_not_tried_again(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    await executor_of(give_up).execute(job_id)

    job = await read_job(database, job_id)
    assert (job.status, job.error, job.attempts) == (JobStatus.FAILED, "There is no such note.", 1)


async def test_a_job_that_takes_too_long_is_ended(database: Database, executor_of: ExecutorOf, job_id: UUID) -> None:
    executor = executor_of(hang)
    executor.handlers = {NOTE.name: Handler(replace(NOTE, limit_seconds=0), hang)}

    await executor.execute(job_id)

    assert (await read_job(database, job_id)).error == "TimeoutError"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"kind": "unheard-of"}, "There is no such kind of job."),
        ({"payload": {"texts": 1}}, "Its payload is not that of its kind."),
        ({"attempts": NOTE.max_attempts}, "Its worker was lost each time."),
    ],
)
async def test_a_job_that_nobody_can_do_is_set_aside(
    database: Database, executor_of: ExecutorOf, job_id: UUID, values: dict[str, object], reason: str
) -> None:
    await change(database, job_id, **values)

    await executor_of(repeat).execute(job_id)

    job = await read_job(database, job_id)
    assert (job.status, job.error) == (JobStatus.DEAD, reason)


async def test_a_job_that_gets_an_answer_that_it_can_not_read_is_tried_again(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    await executor_of(misread).execute(job_id)

    job = await read_job(database, job_id)
    assert (job.status, job.error) == (JobStatus.RETRYING, "ValidationError")


async def test_a_worker_that_was_taken_for_lost_changes_nothing(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    async def lose(work: Work, _payload: Note) -> None:
        await change(database, work.job_id, attempts=2)
        work.session.add(Job(kind="effect", payload={}))

    await executor_of(lose).execute(job_id)

    async with database.readers() as session:
        assert (await session.scalars(select(func.count()).where(Job.kind == "effect"))).one() == 0
    assert (await read_job(database, job_id)).status == JobStatus.RUNNING


async def test_a_job_gives_signs_of_life(database: Database, executor_of: ExecutorOf, job_id: UUID) -> None:
    signs: list[object] = []

    async def look(work: Work, _payload: Note) -> None:
        async with asyncio.timeout(10):
            while len(set(signs)) < 3:
                signs.append((await read_job(database, work.job_id)).due_at)
                await asyncio.sleep(0.01)

    executor = executor_of(look)
    executor.lease = timedelta(seconds=0.1)
    await executor.execute(job_id)

    assert (await read_job(database, job_id)).status == JobStatus.SUCCEEDED


async def test_a_job_that_is_interrupted_is_done_by_another_worker_at_once(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    started = asyncio.Event()

    async def start_and_hang(work: Work, payload: Note) -> None:
        started.set()
        await hang(work, payload)

    task = asyncio.create_task(executor_of(start_and_hang).execute(job_id))
    await started.wait()

    task.cancel()
    await asyncio.wait([task])

    job = await read_job(database, job_id)
    assert job.status == JobStatus.RETRYING
    assert job.due_at <= utc_now()


async def test_errors_are_told_by_their_class_alone(database: Database, executor_of: ExecutorOf, job_id: UUID) -> None:
    await executor_of(break_down).execute(job_id)

    assert "sentinel" not in str((await read_job(database, job_id)).error)


async def test_what_a_job_logs_names_the_request_and_the_trace(
    database: Database, executor_of: ExecutorOf, job_id: UUID
) -> None:
    await change(database, job_id, request_id="the-request", traceparent=f"00-{'a' * 32}-{'b' * 16}-01")

    with capture_logs(processors=[add_request]) as logs:
        await executor_of(repeat).execute(job_id)

    assert [(line["event"], line["request_id"], line["trace_id"]) for line in logs] == [
        ("job.ended", "the-request", "a" * 32)
    ]
