"""What the key of a caller opens."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.api.authentication import HEADER, get_credential, get_key_lookup
from app.api.rate_limits import RequestLimitsDep
from app.api.socket_permissions import demand_permission
from app.core.socket_grant import Grant
from app.services.key_lookup import KeyLookup


class CredentialReader:
    """Reads the credential of a request or of a handshake."""

    def __init__(
        self,
        connection: HTTPConnection,
        lookup: Annotated[KeyLookup, Depends(get_key_lookup)],
        limits: RequestLimitsDep,
    ) -> None:
        self.connection = connection
        self.lookup = lookup
        self.limits = limits

    async def read(self) -> Grant:
        """Return what the key opens, until it ends.

        Raises:
            NotAuthenticatedError: there is none.
            InvalidTokenError: it is malformed, unknown, expired or revoked, or its user is inactive.
            RateLimitedError: the same, and there were too many of them.
            ForbiddenError: its user may not speak.
        """
        given = self.connection.headers.get(HEADER)
        credential = await get_credential(self.connection, given, self.lookup, self.limits)
        await demand_permission(credential)
        return Grant(credential.user.id, credential.key.id, credential.key.expires_at)


CredentialReaderDep = Annotated[CredentialReader, Depends()]
