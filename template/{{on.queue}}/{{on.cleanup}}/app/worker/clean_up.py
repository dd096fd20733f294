"""Removes what has expired."""

from app.services.cleanup import clean_up
from app.tasks.kind import NoPayload
from app.worker.handler import Work


async def remove_expired(work: Work, _payload: NoPayload) -> dict[str, int]:
    """Clean up, in transactions of its own: a clean-up that is interrupted goes on where it was."""
    return {"removed": await clean_up(work.database)}
