"""Tickets for tests."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.identifiers import new_id
from app.core.socket_tickets import hash_ticket, new_ticket
from app.models.socket_ticket import SocketTicket
from app.models.user import User


async def add_tickets(session: AsyncSession, user: User, number: int, expires_in: timedelta) -> None:
    """Store tickets that nobody has used, and that are good for so long, however long the test takes."""
    expires_at = utc_now() + expires_in
    session.add_all(
        SocketTicket(
            token_hash=hash_ticket(new_ticket()),
            user_id=user.id,
            credential_id=new_id(),
            ends_at=expires_at,
            expires_at=expires_at,
        )
        for _ in range(number)
    )
    await session.commit()
