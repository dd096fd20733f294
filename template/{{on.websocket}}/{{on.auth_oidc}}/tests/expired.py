"""Rows that expire, whichever they are."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.socket_ticket import SocketTicket
from tests.tickets import add_tickets
from tests.users import new_user

PAST = timedelta(seconds=-1)
FUTURE = timedelta(days=7)


async def add_rows(session: AsyncSession, number: int, expires_in: timedelta = PAST) -> None:
    """Store tickets of somebody that are too old, or still good."""
    user = new_user(f"{uuid4()}@example.com")
    session.add(user)
    await session.commit()
    await add_tickets(session, user, number, expires_in)


async def count_rows(session: AsyncSession) -> int:
    """Count those that are left."""
    return (await session.execute(select(func.count()).select_from(SocketTicket))).scalar_one()
