"""What the access token of a caller opens."""

from typing import Annotated

from fastapi import Depends
from fastapi.security.utils import get_authorization_scheme_param
from starlette.requests import HTTPConnection

from app.api.authentication import get_caller
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
            InvalidTokenError: it is not valid, or the account is inactive or deleted.
            IdentityProviderUnavailableError: nobody can tell.
            ForbiddenError: its bearer may not speak.
        """
        authorization = self.connection.headers.get("Authorization")
        caller = await get_caller(self.connection, authorization)
        await demand_permission(caller)
        _, token = get_authorization_scheme_param(authorization)
        return Grant(caller.user.id, caller.user.id, end_of(token))


CredentialReaderDep = Annotated[CredentialReader, Depends()]
