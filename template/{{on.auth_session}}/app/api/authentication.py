"""Who the caller is."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response
from fastapi.security import APIKeyCookie, APIKeyHeader
from starlette.requests import HTTPConnection

from app.api.dependencies import get_database, get_request_settings
from app.api.responses import Responses, problem
from app.api.session_cookie import forget_session
from app.core.account_exceptions import NotAuthenticatedError
from app.core.caller_context import name_caller
from app.core.csrf_exceptions import CsrfError
from app.core.security import COOKIE_NAME, CSRF_HEADER, SAFE_METHODS, SessionLifetime, are_equal
from app.services.session_use import Caller, SessionUse

AUTH_PROBLEMS: Responses = {401: problem("The caller is not known, or the session has ended.")}
CSRF_PROBLEMS: Responses = {403: problem("A foreign page may have made the request.")}
# What is open to everybody refuses foreign pages too.
PUBLIC_PROBLEMS = CSRF_PROBLEMS
CALLER_PROBLEMS: Responses = AUTH_PROBLEMS | {
    403: problem("A scope or a proof is missing, or a foreign page may have made the request.")
}

session_cookie = APIKeyCookie(
    name=COOKIE_NAME,
    scheme_name="SessionCookie",
    description="The login sets this cookie, and the browser sends it along: there is nothing to be filled in here.",
    auto_error=False,
)
csrf_header = APIKeyHeader(
    name=CSRF_HEADER,
    scheme_name="CsrfToken",
    description="Methods that change something need this next to the cookie: the `csrf_token` of the login.",
    auto_error=False,
)


async def get_session_use(connection: HTTPConnection) -> SessionUse:
    """Make the service."""
    settings = await get_request_settings(connection)
    return SessionUse(await get_database(connection), SessionLifetime.of(settings))


async def get_caller(
    connection: HTTPConnection,
    token: Annotated[str | None, Depends(session_cookie)],
    given: Annotated[str | None, Depends(csrf_header)],
) -> Caller:
    """Find who calls; what changes something has to prove that it comes from one of our pages.

    Raises:
        NotAuthenticatedError: there is no cookie.
        InvalidTokenError: the session has ended, or the user is gone or inactive.
        CsrfError: the token of the session is missing, or is that of another.
    """
    if token is None:
        raise NotAuthenticatedError
    sessions = await get_session_use(connection)
    caller = await sessions.find(token)
    name_caller(caller.user.id)
    if connection.scope["method"] not in SAFE_METHODS and not are_equal(given, caller.csrf_token):
        raise CsrfError
    await sessions.note(caller.session)
    return caller


CallerDep = Annotated[Caller, Depends(get_caller)]


async def get_session_id(caller: CallerDep) -> UUID:
    """Return the id of the session."""
    return caller.session.id


SessionIdDep = Annotated[UUID, Depends(get_session_id)]


def end_credentials(response: Response) -> None:
    """Have the caller forget credentials that have just ended."""
    forget_session(response)
