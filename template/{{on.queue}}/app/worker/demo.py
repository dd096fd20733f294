"""How the demonstrations are done."""

import asyncio
from typing import Any

from pydantic import JsonValue

from app.core.config import Settings
from app.tasks.demo import ECHO, FAIL, FLAKY, SLEEP, Echo, Fail, Flaky, Sleep
from app.tasks.failures import JobFailedError
from app.worker.handler import Handler, Work


async def echo(_work: Work, payload: Echo) -> dict[str, JsonValue]:
    """Return what was given."""
    return dict(payload.__pydantic_extra__)


async def sleep(_work: Work, payload: Sleep) -> dict[str, JsonValue]:
    """Take some time."""
    await asyncio.sleep(payload.seconds)
    return {"slept_seconds": payload.seconds}


async def flaky(work: Work, payload: Flaky) -> dict[str, JsonValue]:
    """Fail a few times."""
    if work.attempt <= payload.failures:
        raise ConnectionError("as wanted")
    return {"failures": payload.failures}


async def fail(_work: Work, payload: Fail) -> None:
    """Fail each time."""
    if payload.permanent:
        raise JobFailedError("It was wanted to fail.")
    raise ConnectionError("as wanted")


def handlers(_settings: Settings) -> tuple[Handler[Any], ...]:
    """List the handlers of all demonstrations."""
    return Handler(ECHO, echo), Handler(SLEEP, sleep), Handler(FLAKY, flaky), Handler(FAIL, fail)
