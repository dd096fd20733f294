"""Who the caller is."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response
from fastapi.security import OAuth2PasswordBearer
from starlette.requests import HTTPConnection

from app.api.base_path import BASE_PATH
from app.api.dependencies import get_database
from app.api.responses import Responses, problem
from app.core.account_exceptions import InvalidTokenError, NotAuthenticatedError
from app.core.caller_context import name_caller
from app.core.clock import utc_now
from app.core.scopes import DESCRIPTIONS
from app.core.security import AccessClaims, AccessTokens
from app.repositories.auth_session import AuthSessionRepository
from app.services.caller import Caller

AUTH_PROBLEMS: Responses = {401: problem("The caller is not known, or the token is not valid.")}
# What is open to everybody refuses nobody.
PUBLIC_PROBLEMS: Responses = {}
CALLER_PROBLEMS: Responses = AUTH_PROBLEMS | {403: problem("A scope or a proof is missing.")}

bearer = OAuth2PasswordBearer(
    tokenUrl=f"{BASE_PATH}/auth/token",
    refreshUrl=f"{BASE_PATH}/auth/refresh",
    scopes={scope.value: description for scope, description in DESCRIPTIONS.items()},
    auto_error=False,
)


async def get_tokens(connection: HTTPConnection) -> AccessTokens:
    """Return the issuer of the process."""
    tokens: AccessTokens = connection.state.tokens
    return tokens


TokensDep = Annotated[AccessTokens, Depends(get_tokens)]


async def get_claims(connection: HTTPConnection, token: Annotated[str | None, Depends(bearer)]) -> AccessClaims:
    """Read the access token.

    Raises:
        NotAuthenticatedError: there is none.
        InvalidTokenError: it is not valid, or there are several.
    """
    if token is None:
        raise NotAuthenticatedError
    if len(connection.headers.getlist("authorization")) > 1:
        raise InvalidTokenError
    return (await get_tokens(connection)).verify(token)


ClaimsDep = Annotated[AccessClaims, Depends(get_claims)]


async def get_session_id(claims: ClaimsDep) -> UUID:
    """Return the id of the session that the token belongs to."""
    return claims.session_id


SessionIdDep = Annotated[UUID, Depends(get_session_id)]


async def get_caller(connection: HTTPConnection, token: Annotated[str | None, Depends(bearer)]) -> Caller:
    """Find who calls.

    Raises:
        NotAuthenticatedError: as `get_claims`.
        InvalidTokenError: as `get_claims`, or as `load_caller`.
    """
    return await load_caller(connection, await get_claims(connection, token))


async def load_caller(connection: HTTPConnection, claims: AccessClaims) -> Caller:
    """Load the caller, over a connection that is given back at once: a handler uses one of its own.

    Raises:
        InvalidTokenError: the session has ended, or the user is gone or inactive.
    """
    database = await get_database(connection)
    async with database.reserve() as session:
        user = await AuthSessionRepository(session).find_user(claims, now=utc_now())
    if user is None:
        raise InvalidTokenError
    name_caller(user.id)
    return Caller(user, claims.scopes)


CallerDep = Annotated[Caller, Depends(get_caller)]


def end_credentials(_response: Response) -> None:
    """Leave it to the caller to forget tokens that have just ended: no answer can take them away."""
