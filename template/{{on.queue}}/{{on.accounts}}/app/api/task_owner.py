"""Whose tasks a caller sees."""

from typing import Annotated

from fastapi import Depends

from app.api.authentication import AUTH_PROBLEMS as TASK_PROBLEMS
from app.api.authentication import PUBLIC_PROBLEMS as CHANGE_PROBLEMS
from app.api.authentication import CurrentUser

__all__ = ["CHANGE_PROBLEMS", "TASK_PROBLEMS", "TaskOwner"]


async def get_task_owner(user: CurrentUser) -> str:
    """Return the id of the caller."""
    return str(user.id)


TaskOwner = Annotated[str, Depends(get_task_owner)]
