"""Who the caller is."""

from typing import Annotated

from fastapi import Depends
from fastapi.security import OpenIdConnect
from fastapi.security.utils import get_authorization_scheme_param
from starlette.requests import HTTPConnection

from app.api.dependencies import get_database, get_request_settings
from app.api.responses import Responses, problem
from app.core.account_exceptions import InvalidTokenError, NotAuthenticatedError
from app.core.caller_context import name_caller
from app.core.claims import Claims
from app.core.security import AccessTokens
from app.core.settings.auth import DISCOVERY_PATH
from app.services.caller import Caller
from app.services.identities import IdentityService

AUTH_PROBLEMS: Responses = {
    401: problem("The caller is not known, or the token is not valid."),
    503: problem("The identity provider or the database does not answer, or too many ask at once."),
}
# What needs no scope refuses nobody who is known.
PUBLIC_PROBLEMS: Responses = {}
CALLER_PROBLEMS: Responses = AUTH_PROBLEMS | {403: problem("A scope is missing.")}
SCHEME_NAME = "OpenIdConnect"

# The documentation names the provider of the settings instead of this path.
open_id_connect = OpenIdConnect(openIdConnectUrl=DISCOVERY_PATH, scheme_name=SCHEME_NAME, auto_error=False)


async def get_claims(connection: HTTPConnection, authorization: str | None) -> Claims:
    """Read the access token.

    Raises:
        NotAuthenticatedError: there is none.
        InvalidTokenError: it is not valid, or there are several.
        IdentityProviderUnavailableError: nobody can tell.
    """
    scheme, token = get_authorization_scheme_param(authorization)
    if scheme.lower() != "bearer":
        raise NotAuthenticatedError
    if len(connection.headers.getlist("authorization")) > 1:
        raise InvalidTokenError
    tokens: AccessTokens = connection.state.tokens
    return await tokens.verify(token)


async def get_caller(
    connection: HTTPConnection, authorization: Annotated[str | None, Depends(open_id_connect)]
) -> Caller:
    """Load the caller, whose account is opened at first sight.

    Raises:
        NotAuthenticatedError, IdentityProviderUnavailableError: as `get_claims`.
        InvalidTokenError: as `get_claims`, or the account is inactive or deleted.
    """
    claims = await get_claims(connection, authorization)
    settings = await get_request_settings(connection)
    user = await IdentityService(await get_database(connection), settings.oidc_issuer).sign_in(claims)
    name_caller(user.id)
    return Caller(user, claims.scopes)


CallerDep = Annotated[Caller, Depends(get_caller)]
