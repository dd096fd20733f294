"""Whose tasks a caller sees: everybody's, as nobody is known."""

from typing import Annotated

from fastapi import Depends

from app.api.responses import Responses

TASK_PROBLEMS: Responses = {}
CHANGE_PROBLEMS: Responses = {}


async def get_task_owner() -> str:
    """Return the one owner of all tasks."""
    return "everybody"


TaskOwner = Annotated[str, Depends(get_task_owner)]
