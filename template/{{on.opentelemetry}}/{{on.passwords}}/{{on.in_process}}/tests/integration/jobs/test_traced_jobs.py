"""A job belongs to the trace of the request that wanted it."""

import asyncio

import pytest
from fastapi import FastAPI
from sqlalchemy import literal, select

from app.api.dependencies import SessionDep
from app.core.config import Settings
from app.db.session import Database
from app.tasks import enqueue as way
from app.tasks.enqueue import enqueue
from app.worker.handler import Handler, Work
from app.worker.runner import Runner
from app.worker.traced import traced
from tests.clients import ClientWith
from tests.integration.jobs.conftest import NOTE, Note
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


async def test_one_trace_holds_the_request_its_job_and_the_statements_of_the_job(
    client_with: ClientWith,
    tracing: Tracing,
    spans: Spans,
    database: Database,
    committing_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handlers = {NOTE.name: traced(Handler(NOTE, look))}
    runner = Runner(database, committing_settings.model_copy(update=tracing), handlers)
    async with client_with(add_want, **tracing) as client:
        monkeypatch.setattr(way, "outboxes", {runner})
        await client.get("/want")
        async with asyncio.timeout(5):
            await asyncio.gather(*runner.tasks)

    request, job, select = spans.named("GET /want"), spans.named("job note"), spans.named("SELECT")
    assert (is_part(job, request), is_part(select, job)) == (True, True)
    assert {trace_of(span) for span in spans.all} == {trace_of(request)}
