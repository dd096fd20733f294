"""Tickets, which open one socket each."""

from datetime import timedelta

import httpx2
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.models.socket_ticket import SocketTicket
from app.models.user import User
from app.services.socket_tickets import MAX_UNUSED
from tests.addresses import API
from tests.problems import refusal
from tests.sockets import Connect, Opened
from tests.tickets import add_tickets

TICKET = f"{API}/ws/ticket"
HOUR = timedelta(hours=1)


@pytest.fixture
async def ticket(caller: httpx2.AsyncClient) -> str:
    """A ticket of a user."""
    text: str = (await caller.post(TICKET)).json()["ticket"]
    return text


async def test_a_ticket_is_good_for_30_seconds(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(TICKET)

    assert response.status_code == 201
    assert response.json()["expires_in"] == 30
    assert response.headers["cache-control"] == "no-store"


async def test_a_ticket_opens_a_socket_of_its_user(opened: Opened, ticket: str, user: User) -> None:
    socket = await opened(f"/ws/lobby?ticket={ticket}", {})

    socket.say("hello")

    assert (await socket.hear())["user_id"] == str(user.id)


async def test_a_ticket_that_was_used_is_refused(opened: Opened, connect: Connect, ticket: str) -> None:
    await opened(f"/ws/lobby?ticket={ticket}", {})

    async with connect(f"/ws/lobby?ticket={ticket}") as socket:
        assert await socket.refusal() == (401, "invalid_token")


async def test_a_ticket_that_is_too_old_is_refused(connect: Connect, ticket: str, session: AsyncSession) -> None:
    await session.execute(update(SocketTicket).values(expires_at=utc_now()))
    await session.commit()

    async with connect(f"/ws/lobby?ticket={ticket}") as socket:
        assert await socket.refusal() == (401, "invalid_token")


async def test_a_ticket_ends_with_its_credential(connect: Connect, ticket: str, session: AsyncSession) -> None:
    await session.execute(update(SocketTicket).values(ends_at=utc_now()))
    await session.commit()

    async with connect(f"/ws/lobby?ticket={ticket}") as socket:
        assert await socket.refusal() == (401, "invalid_token")


async def test_a_ticket_of_somebody_who_may_come_no_more_is_refused(
    connect: Connect, ticket: str, session: AsyncSession, user: User
) -> None:
    await session.execute(update(User).where(User.id == user.id).values(is_active=False))
    await session.commit()

    async with connect(f"/ws/lobby?ticket={ticket}") as socket:
        assert await socket.refusal() == (401, "invalid_token")


@pytest.mark.parametrize("given", ["ticket=", "ticket=unknown", "ticket=a&ticket=b"])
async def test_what_is_no_ticket_is_refused(connect: Connect, visitor: dict[str, str], given: str) -> None:
    async with connect(f"/ws/lobby?{given}", visitor) as socket:
        assert await socket.refusal() == (401, "invalid_token")


async def test_a_hash_of_a_ticket_is_stored(ticket: str, session: AsyncSession) -> None:
    stored = (await session.scalars(select(SocketTicket))).one()

    assert ticket not in {getattr(stored, column.key) for column in SocketTicket.__table__.columns}


async def test_there_are_so_many_unused_tickets_and_no_more(
    caller: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    await add_tickets(session, user, MAX_UNUSED - 1, HOUR)

    last, one_more = [await caller.post(TICKET) for _ in range(2)]

    assert last.status_code == 201
    assert refusal(one_more) == (429, "rate_limited")
    assert int(one_more.headers["retry-after"]) == 30


async def test_tickets_that_nobody_has_used_in_time_make_room_for_others(
    caller: httpx2.AsyncClient, session: AsyncSession, user: User
) -> None:
    await add_tickets(session, user, MAX_UNUSED, -HOUR)

    response = await caller.post(TICKET)

    assert response.status_code == 201
    assert len((await session.scalars(select(SocketTicket.id))).all()) == 1


async def test_tickets_of_another_user_take_no_room(
    caller: httpx2.AsyncClient, session: AsyncSession, other_user: User
) -> None:
    await add_tickets(session, other_user, MAX_UNUSED, HOUR)

    response = await caller.post(TICKET)

    assert response.status_code == 201
