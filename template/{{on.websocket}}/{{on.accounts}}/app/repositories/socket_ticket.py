"""Queries of tickets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, Delete, delete, func, select

from app.models.socket_ticket import SocketTicket
from app.repositories.base import Repository


class SocketTicketRepository(Repository[SocketTicket]):
    """Tickets in the database."""

    model = SocketTicket

    async def find(self, token_hash: str, *, now: datetime) -> SocketTicket | None:
        """Return the ticket with this hash, if it is still good."""
        query = select(SocketTicket).where(SocketTicket.token_hash == token_hash, SocketTicket.expires_at > now)
        return (await self.session.scalars(query)).one_or_none()

    async def count(self, user_id: UUID) -> int:
        """Count the tickets of a user."""
        query = select(func.count()).where(SocketTicket.user_id == user_id)
        return (await self.session.execute(query)).scalar_one()

    async def take(self, ticket_id: UUID) -> bool:
        """Delete a ticket; of callers at the same time, one alone is told that it was there."""
        return await self.change(delete(SocketTicket).where(SocketTicket.id == ticket_id)) == 1

    async def delete_expired(self, user_id: UUID, *, now: datetime) -> None:
        """Delete the tickets of a user that nobody has used in time."""
        await self.change(delete(SocketTicket).where(SocketTicket.user_id == user_id, SocketTicket.expires_at <= now))

    async def change(self, statement: Delete) -> int:
        """Execute a deletion and return the number of rows that there were."""
        result = await self.session.execute(statement.execution_options(synchronize_session=False))
        return result.rowcount if isinstance(result, CursorResult) else 0
