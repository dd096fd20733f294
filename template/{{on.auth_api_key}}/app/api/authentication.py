"""Who the caller is."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import APIKeyHeader
from starlette.requests import HTTPConnection

from app.api.dependencies import get_database, get_request_settings
from app.api.rate_limits import RATE_LIMITED, RequestLimitsDep
from app.api.responses import Responses, problem
from app.core.account_exceptions import InvalidTokenError, NotAuthenticatedError
from app.core.caller_context import name_caller
from app.services.key_lookup import Credential, KeyLookup
from app.services.key_uses import KeyUses

HEADER = "X-API-Key"
AUTH_PROBLEMS: Responses = RATE_LIMITED | {401: problem("The caller is not known, or the key is not valid.")}
# What needs no scope refuses nobody who is known.
PUBLIC_PROBLEMS: Responses = {}
CALLER_PROBLEMS: Responses = AUTH_PROBLEMS | {403: problem("A scope is missing.")}

header = APIKeyHeader(
    name=HEADER,
    scheme_name="ApiKey",
    description="A key of `POST /api-keys`; `python -m app create-superuser` prints the first one.",
    auto_error=False,
)


async def get_key_uses(connection: HTTPConnection) -> KeyUses:
    """Return the notes of the process."""
    uses: KeyUses = connection.state.key_uses
    return uses


async def get_key_lookup(connection: HTTPConnection, uses: Annotated[KeyUses, Depends(get_key_uses)]) -> KeyLookup:
    """Make what looks keys up."""
    return KeyLookup(await get_database(connection), await get_request_settings(connection), uses)


async def get_credential(
    connection: HTTPConnection,
    given: Annotated[str | None, Depends(header)],
    lookup: Annotated[KeyLookup, Depends(get_key_lookup)],
    limits: RequestLimitsDep,
) -> Credential:
    """Look the key up; those that are refused are counted by address, those that are good never.

    Raises:
        NotAuthenticatedError: there is none.
        InvalidTokenError: it is malformed, unknown, expired or revoked, its user is inactive, or there are several.
        RateLimitedError: the same, and there were too many of them.
    """
    if given is None:
        raise NotAuthenticatedError
    is_alone = len(connection.headers.getlist(HEADER)) == 1
    credential = await lookup.find(given) if is_alone else None
    if credential is None:
        settings = await get_request_settings(connection)
        await limits.count_address("api_key", settings.api_key_rate_limit)
        raise InvalidTokenError
    name_caller(credential.user.id)
    return credential


CallerDep = Annotated[Credential, Depends(get_credential)]
