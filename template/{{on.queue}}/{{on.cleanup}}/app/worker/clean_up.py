"""Removes what has expired."""

from typing import Any

from app.core.config import Settings
from app.services.cleanup import clean_up
from app.tasks.clean_up import CLEAN_UP
from app.tasks.kind import NoPayload
from app.worker.handler import Handler, Work
from app.worker.schedule import Schedule

SCHEDULE = Schedule(CLEAN_UP, "47 * * * *")


async def remove_expired(work: Work, _payload: NoPayload) -> dict[str, int]:
    """Clean up, in transactions of its own: a clean-up that is interrupted goes on where it was."""
    return {"removed": await clean_up(work.database)}


def handlers(_settings: Settings) -> tuple[Handler[Any], ...]:
    """List the handler."""
    return (Handler(CLEAN_UP, remove_expired),)
