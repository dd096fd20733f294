"""Who manages keys, and how far a key that they make may go."""

from datetime import datetime
from typing import Annotated

from fastapi import Security

from app.api.authentication import CallerDep
from app.api.permissions import get_granted_scopes
from app.core.scopes import Scope


async def get_credential_end(credential: CallerDep) -> datetime:
    """Return when the key of the caller ends."""
    return credential.key.expires_at


# With the scopes of `AccountWriter`, so that all come of one look at the key.
AccountWriterScopes = Annotated[frozenset[Scope], Security(get_granted_scopes, scopes=[Scope.ACCOUNT_WRITE])]
AccountWriterEnd = Annotated[datetime, Security(get_credential_end, scopes=[Scope.ACCOUNT_WRITE])]
