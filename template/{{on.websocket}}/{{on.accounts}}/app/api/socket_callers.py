"""Who may open a socket: who has a ticket, or shows a credential as with any request."""

from typing import Annotated

import structlog
from fastapi import Depends
from starlette.requests import HTTPConnection

from app.api.dependencies import DatabaseDep
from app.api.socket_credentials import CredentialReaderDep
from app.core.account_exceptions import InvalidTokenError
from app.core.caller_context import name_caller
from app.core.socket_grant import Grant
from app.services.socket_tickets import SocketTicketService

PARAMETER = "ticket"

logger = structlog.get_logger()


async def get_grant(connection: HTTPConnection, database: DatabaseDep, credential: CredentialReaderDep) -> Grant:
    """Return what the caller may open; a ticket is taken in a transaction of its own, before the socket opens.

    Raises:
        InvalidTokenError: the ticket is unknown, used or too old, or there are several.
        AppError: there is no ticket, and no good credential either.
    """
    tickets = connection.query_params.getlist(PARAMETER)
    if not tickets:
        return await credential.read()
    async with database.sessions.begin() as session:
        grant = await SocketTicketService(session).redeem(tickets[0])
    if grant is None or len(tickets) > 1:
        logger.warning("socket.ticket_refused")
        raise InvalidTokenError
    name_caller(grant.user_id)
    return grant


GrantDep = Annotated[Grant, Depends(get_grant)]
