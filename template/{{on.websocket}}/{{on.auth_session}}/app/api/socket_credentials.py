"""What the session of a caller opens."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.api.authentication import get_session_use
from app.api.socket_permissions import demand_permission
from app.core.account_exceptions import NotAuthenticatedError
from app.core.caller_context import name_caller
from app.core.security import COOKIE_NAME
from app.core.socket_grant import Grant


class CredentialReader:
    """Reads the credential of a request or of a handshake; which page sends a handshake, its origin tells."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection

    async def read(self) -> Grant:
        """Return what the session opens, until it ends.

        Raises:
            NotAuthenticatedError: there is none.
            InvalidTokenError: it has ended, or its user is gone or inactive.
            ForbiddenError: its user may not speak.
        """
        token = self.connection.cookies.get(COOKIE_NAME)
        if token is None:
            raise NotAuthenticatedError
        sessions = await get_session_use(self.connection)
        caller = await sessions.find(token)
        name_caller(caller.user.id)
        await demand_permission(caller, self.connection)
        return Grant(caller.user.id, caller.session.id, caller.session.ends_at)


CredentialReaderDep = Annotated[CredentialReader, Depends()]
