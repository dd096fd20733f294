"""A job belongs to the trace of the request that wanted it."""

from uuid import UUID

import pytest
from fastapi import FastAPI
from opentelemetry.trace import StatusCode
from sqlalchemy import literal, select

from app.api.dependencies import SessionDep
from app.core.config import Settings
from app.db.session import Database
from app.tasks.enqueue import enqueue
from app.worker.executor import Executor
from app.worker.handler import Handle, Handler, Work
from app.worker.relay import Relay
from app.worker.traced import traced
from tests.clients import ClientWith
from tests.jobs import NOTE, KeptMessages, Note
from tests.traces import Spans, is_part, trace_of

type Tracing = dict[str, object]


async def want(session: SessionDep) -> None:
    """Want a job."""
    enqueue(session, NOTE, Note())


def add_want(app: FastAPI) -> None:
    """Add the operation."""
    app.add_api_route("/want", want)


async def look(work: Work, _payload: Note) -> None:
    await work.session.execute(select(literal("looked")))


async def break_down(_work: Work, _payload: Note) -> None:
    raise RuntimeError("sentinel-that-nobody-may-see")


@pytest.fixture
async def wanted(client_with: ClientWith, tracing: Tracing, relay: Relay, messages: KeptMessages, spans: Spans) -> UUID:
    """A job that a traced request has wanted."""
    async with client_with(add_want, **tracing) as client:
        await client.get("/want")
    await relay.send_due()
    assert spans.named("GET /want")
    return messages.sent[0]


async def do(job_id: UUID, handle: Handle[Note], database: Database, settings: Settings) -> None:
    """Do a job as a worker does."""
    await Executor(database, settings, {NOTE.name: traced(Handler(NOTE, handle))}).execute(job_id)


async def test_one_trace_holds_the_request_its_job_and_the_statements_of_both(
    wanted: UUID, database: Database, committing_settings: Settings, tracing: Tracing, spans: Spans
) -> None:
    await do(wanted, look, database, committing_settings.model_copy(update=tracing))

    request, job = spans.named("GET /want"), spans.named("job note")
    insert, select = spans.named("INSERT"), spans.named("SELECT")
    assert [is_part(*pair) for pair in ((insert, request), (job, request), (select, job))] == [True] * 3
    assert {trace_of(span) for span in spans.all} == {trace_of(request)}


async def test_a_job_that_fails_is_told_by_the_class_of_its_error(
    wanted: UUID, database: Database, committing_settings: Settings, tracing: Tracing, spans: Spans
) -> None:
    await do(wanted, break_down, database, committing_settings.model_copy(update=tracing))

    job = spans.named("job note")
    assert job.status.status_code is StatusCode.ERROR
    assert job.attributes
    assert job.attributes["error.type"] == "RuntimeError"
    assert "sentinel" not in job.to_json()


async def test_a_worker_that_traces_nothing_does_the_job_all_the_same(
    wanted: UUID, database: Database, committing_settings: Settings, spans: Spans
) -> None:
    await do(wanted, look, database, committing_settings)

    assert [span.name for span in spans.all if span.name == "job note"] == []
