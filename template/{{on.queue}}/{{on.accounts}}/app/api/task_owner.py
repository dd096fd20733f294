"""Whose tasks a caller sees."""

from typing import Annotated

from fastapi import Depends

from app.api.authentication import AUTH_PROBLEMS as TASK_PROBLEMS
from app.api.authentication import PUBLIC_PROBLEMS as CHANGE_PROBLEMS
from app.api.authentication import CallerDep

__all__ = ["CHANGE_PROBLEMS", "TASK_PROBLEMS", "TaskOwner"]


async def get_task_owner(caller: CallerDep) -> str:
    """Return the id of the caller."""
    return str(caller.user.id)


TaskOwner = Annotated[str, Depends(get_task_owner)]
