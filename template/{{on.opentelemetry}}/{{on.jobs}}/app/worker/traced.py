"""Traces attempts at jobs, as parts of the trace that wanted them."""

from dataclasses import replace

from opentelemetry.trace import SpanKind

from app.core import context
from app.core.sampling import is_sampled
from app.core.spans import parent_of, span
from app.tasks.kind import Payload
from app.worker.handler import Handler, Work


def traced[P: Payload](handler: Handler[P]) -> Handler[P]:
    """Make a handler trace each attempt, if the trace that wanted the job is sampled."""

    async def handle(work: Work, payload: P) -> object:
        wanted_by = context.traceparent.get()
        if not is_sampled(work.settings, wanted_by):
            return await handler.handle(work, payload)
        name = handler.kind.name
        attributes = {"job.name": name, "job.id": str(work.job_id), "job.attempt": str(work.attempt)}
        with span(f"job {name}", SpanKind.CONSUMER, attributes, parent_of(wanted_by)):
            return await handler.handle(work, payload)

    return replace(handler, handle=handle)
