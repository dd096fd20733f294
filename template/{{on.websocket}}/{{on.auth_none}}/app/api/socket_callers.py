"""Who may open a socket: everybody."""

from typing import Annotated

from fastapi import Depends

from app.core.socket_grant import Grant


async def get_grant() -> Grant:
    """Return what opens a socket."""
    return Grant()


GrantDep = Annotated[Grant, Depends(get_grant)]
