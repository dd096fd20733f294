"""What the access token of a caller opens."""

from typing import Annotated

from fastapi import Depends
from fastapi.security.utils import get_authorization_scheme_param
from starlette.requests import HTTPConnection

from app.api.authentication import get_claims, load_caller
from app.api.socket_permissions import demand_permission
from app.core.socket_grant import Grant
from app.core.token_end import end_of


class CredentialReader:
    """Reads the credential of a request or of a handshake."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection

    async def read(self) -> Grant:
        """Return what the access token opens, until it ends.

        Raises:
            NotAuthenticatedError: there is none.
            InvalidTokenError: it is not valid, or the session has ended.
            ForbiddenError: its bearer may not speak.
        """
        scheme, token = get_authorization_scheme_param(self.connection.headers.get("Authorization"))
        is_bearer = scheme.lower() == "bearer"
        claims = await get_claims(self.connection, token if is_bearer else None)
        caller = await load_caller(self.connection, claims)
        await demand_permission(caller, self.connection)
        return Grant(caller.user.id, claims.session_id, end_of(token))


CredentialReaderDep = Annotated[CredentialReader, Depends()]
