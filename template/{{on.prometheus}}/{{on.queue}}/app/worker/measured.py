"""Counts and times attempts at jobs."""

from dataclasses import replace
from time import perf_counter

from app.tasks.kind import Payload
from app.telemetry.jobs import job_metrics
from app.worker.handler import Handler, Work


def measured[P: Payload](handler: Handler[P]) -> Handler[P]:
    """Make a handler note each attempt: how long it took, and whether it succeeded."""

    async def handle(work: Work, payload: P) -> object:
        started, status = perf_counter(), "failed"
        try:
            result = await handler.handle(work, payload)
            status = "succeeded"
        finally:
            job_metrics().note(handler.kind.name, status, perf_counter() - started)
        return result

    return replace(handler, handle=handle)
