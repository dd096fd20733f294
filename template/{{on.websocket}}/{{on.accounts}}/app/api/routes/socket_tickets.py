"""Tickets for who can't send headers with a handshake, such as pages in browsers."""

from fastapi import APIRouter, status

from app.api.authentication import CALLER_PROBLEMS
from app.api.dependencies import SessionDep
from app.api.item_callers import ItemWriter
from app.api.responses import Responses, problem
from app.api.socket_credentials import CredentialReaderDep
from app.api.strict_route import StrictRoute
from app.core.socket_tickets import LIFETIME
from app.schemas.socket_ticket import TicketRead
from app.services.socket_tickets import SocketTicketService

TOO_MANY: Responses = {429: problem("The caller has tickets enough: `Retry-After` says when they have ended.")}

router = APIRouter(prefix="/ws", tags=["sockets"], responses=CALLER_PROBLEMS, route_class=StrictRoute)


@router.post("/ticket", status_code=status.HTTP_201_CREATED, responses=TOO_MANY)
async def create_ticket(_user: ItemWriter, credential: CredentialReaderDep, session: SessionDep) -> TicketRead:
    """Give out a ticket, which opens one socket within 30 seconds, at `/ws/{room}?ticket=`."""
    ticket = await SocketTicketService(session).issue(await credential.read())
    return TicketRead(ticket=ticket, expires_in=int(LIFETIME.total_seconds()))
