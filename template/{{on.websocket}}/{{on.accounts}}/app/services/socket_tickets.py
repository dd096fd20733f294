"""The rules of tickets: a page, which can't show a credential in a handshake, opens a socket by one."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.socket_grant import Grant
from app.core.socket_tickets import LIFETIME, hash_ticket, new_ticket
from app.core.ticket_exceptions import TooManyTicketsError
from app.models.socket_ticket import SocketTicket
from app.repositories.live_credential import find_live_credentials
from app.repositories.socket_ticket import SocketTicketRepository

MAX_UNUSED = 20


class SocketTicketService:
    """Gives out tickets and takes them back."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self.tickets = SocketTicketRepository(session)

    async def issue(self, grant: Grant) -> str:
        """Make a ticket, which opens a socket as the credential of the caller would.

        Raises:
            TooManyTicketsError: the caller has not used those of before.
        """
        now = utc_now()
        await self.tickets.delete_expired(grant.user_id, now=now)
        if await self.tickets.count(grant.user_id) >= MAX_UNUSED:
            raise TooManyTicketsError
        ticket = new_ticket()
        await self.tickets.add(
            SocketTicket(
                token_hash=hash_ticket(ticket),
                user_id=grant.user_id,
                credential_id=grant.credential_id,
                ends_at=grant.ends_at,
                expires_at=now + LIFETIME,
            )
        )
        return ticket

    async def redeem(self, ticket: str) -> Grant | None:
        """Take a ticket back and return what it opens; nothing if it is unknown, used or too old.

        Its credential counts as it is now, too.
        """
        now = utc_now()
        found = await self.tickets.find(hash_ticket(ticket), now=now)
        if found is None or not await self.tickets.take(found.id):
            return None
        live = await find_live_credentials(self.session, {found.credential_id})
        is_good = found.ends_at > now and found.credential_id in live
        return Grant(found.user_id, found.credential_id, found.ends_at) if is_good else None
