"""Removing tickets that nobody has used in time."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import Database
from app.models.socket_ticket import SocketTicket
from app.models.user import User
from app.services.cleanup import clean_up
from tests.tickets import add_tickets

HOUR = timedelta(hours=1)


@pytest.fixture
def database(committing_database: Database) -> Database:
    """A database of its own, in which transactions really commit."""
    return committing_database


async def test_tickets_that_are_too_old_are_removed_whoever_asks_for_another_one(
    database: Database, session: AsyncSession, user: User, other_user: User
) -> None:
    await add_tickets(session, user, 2, -HOUR)
    await add_tickets(session, other_user, 3, HOUR)

    removed = await clean_up(database)

    assert removed == 2
    assert (await session.execute(select(func.count()).select_from(SocketTicket))).scalar_one() == 3
