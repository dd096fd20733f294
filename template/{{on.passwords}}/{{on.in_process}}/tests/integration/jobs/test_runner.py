"""Jobs that the process of the service does."""

import asyncio

import pytest
from structlog.testing import capture_logs

from app.db.session import Database
from app.tasks.enqueue import WantedJob, enqueue
from app.tasks.failures import JobFailedError, JobNotDoneError
from app.tasks.kind import JobKind
from app.worker import runner as module
from app.worker.handler import Work
from app.worker.runner import PARALLEL_JOBS
from tests.integration.jobs.conftest import NOTE, Note, RunnerOf


async def test_a_job_that_is_committed_is_done(database: Database, runner_of: RunnerOf) -> None:
    done = asyncio.Queue[str]()

    async def handle(_work: Work, payload: Note) -> None:
        done.put_nowait(payload.text)

    runner = runner_of(handle)
    async with database.sessions.begin() as session:
        enqueue(session, NOTE, Note(text="a letter"))

    async with asyncio.timeout(5):
        assert await done.get() == "a letter"
    await runner.close()


@pytest.mark.parametrize("error", [JobNotDoneError("away"), ConnectionError()])
async def test_a_job_that_fails_is_tried_again(runner_of: RunnerOf, job: WantedJob, error: Exception) -> None:
    attempts: list[int] = []

    async def handle(work: Work, _payload: Note) -> None:
        attempts.append(work.attempt)
        if work.attempt < NOTE.max_attempts:
            raise error

    with capture_logs() as events:
        await runner_of(handle).run(job)

    assert attempts == [1, 2, 3]
    assert "job.dead" not in {event["event"] for event in events}


async def test_a_job_that_never_succeeds_is_told(runner_of: RunnerOf, job: WantedJob) -> None:
    async def handle(_work: Work, _payload: Note) -> None:
        raise ConnectionError

    with capture_logs() as events:
        await runner_of(handle).run(job)

    assert events[-1] == {"event": "job.dead", "log_level": "error", "attempts": 3}


async def test_a_job_that_can_not_succeed_is_tried_once(runner_of: RunnerOf, job: WantedJob) -> None:
    async def handle(_work: Work, _payload: Note) -> None:
        raise JobFailedError("there is no such thing")

    with capture_logs() as events:
        await runner_of(handle).run(job)

    assert [(event["event"], event["reason"]) for event in events] == [("job.failed", "there is no such thing")]


async def test_a_job_that_takes_too_long_is_ended(runner_of: RunnerOf) -> None:
    async def handle(_work: Work, _payload: Note) -> None:
        await asyncio.Event().wait()

    job = WantedJob(JobKind(NOTE.name, Note, limit_seconds=0), Note())

    assert await runner_of(handle).attempt(job, 1) is False


async def test_a_few_jobs_are_done_at_once(runner_of: RunnerOf) -> None:
    running = 0
    most = 0

    async def handle(_work: Work, _payload: Note) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1

    runner = runner_of(handle)
    for _ in range(3 * PARALLEL_JOBS):
        runner.take(WantedJob(NOTE, Note()))
    await asyncio.wait(runner.tasks)

    assert most == PARALLEL_JOBS


async def test_a_job_that_runs_ends_before_the_process_does(runner_of: RunnerOf, job: WantedJob) -> None:
    started, done = asyncio.Event(), asyncio.Event()

    async def handle(_work: Work, _payload: Note) -> None:
        started.set()
        await asyncio.sleep(0.05)
        done.set()

    runner = runner_of(handle)
    runner.take(job)
    await started.wait()
    await runner.close()

    assert done.is_set()


async def test_a_job_that_does_not_end_with_the_process_is_told(
    runner_of: RunnerOf, job: WantedJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = asyncio.Event()

    async def handle(_work: Work, _payload: Note) -> None:
        started.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(module, "DRAIN_SECONDS", 0.01)
    runner = runner_of(handle)
    runner.take(job)
    await started.wait()
    with capture_logs() as events:
        await runner.close()

    assert events == [{"event": "jobs.lost", "log_level": "error", "number": 1}]


async def test_a_job_that_waits_for_its_next_attempt_ends_with_the_process(
    runner_of: RunnerOf, job: WantedJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def handle(_work: Work, _payload: Note) -> None:
        raise ConnectionError

    runner = runner_of(handle)
    monkeypatch.setattr(module, "FIRST_GAP_SECONDS", 3600)
    with capture_logs() as events:
        runner.take(job)
        await asyncio.sleep(0.05)
        await runner.close()

    assert events[-1] == {"event": "job.lost", "log_level": "error", "attempts": 1}
