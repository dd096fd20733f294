"""What handlers of accounts ask for."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.core.passwords import PasswordHasher


async def get_passwords(connection: HTTPConnection) -> PasswordHasher:
    """Return the hasher of the process."""
    passwords: PasswordHasher = connection.state.passwords
    return passwords


PasswordsDep = Annotated[PasswordHasher, Depends(get_passwords)]
