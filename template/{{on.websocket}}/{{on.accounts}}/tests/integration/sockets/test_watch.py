"""Sockets whose credentials end while they are open."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.db.session import Database
from app.models.user import User
from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub
from app.sockets.watch import PATIENCE, Watch
from tests.sockets import Opened

YEARS = timedelta(days=3650)


@pytest.fixture
def watch(database: Database, hub: Hub) -> Watch:
    """What looks after the sockets."""
    return Watch(database, hub)


async def test_a_socket_stays_while_its_credential_is_good(
    opened: Opened, visitor: dict[str, str], watch: Watch
) -> None:
    socket = await opened("/ws/lobby", visitor)

    await watch.look(utc_now())
    socket.say("still here")

    assert (await socket.hear())["text"] == "still here"


async def test_a_socket_ends_with_its_credential(opened: Opened, visitor: dict[str, str], watch: Watch) -> None:
    socket = await opened("/ws/lobby", visitor)

    await watch.look(utc_now() + YEARS)

    assert await socket.end() == CloseCode.CREDENTIAL_ENDED


async def test_a_socket_ends_when_its_user_may_come_no_more(
    opened: Opened,
    visitor: dict[str, str],
    other_visitor: dict[str, str],
    watch: Watch,
    session: AsyncSession,
    user: User,
) -> None:
    socket = await opened("/ws/lobby", visitor)
    other = await opened("/ws/lobby", other_visitor)

    await session.execute(update(User).where(User.id == user.id).values(is_active=False))
    await session.commit()
    await watch.look(utc_now())
    code = await socket.end()
    other.say("still here")

    assert code == CloseCode.CREDENTIAL_ENDED
    assert (await other.hear())["text"] == "still here"


async def test_a_socket_ends_when_its_user_is_deleted(
    opened: Opened, visitor: dict[str, str], watch: Watch, session: AsyncSession, user: User
) -> None:
    socket = await opened("/ws/lobby", visitor)

    await session.execute(delete(User).where(User.id == user.id))
    await session.commit()
    await watch.look(utc_now())

    assert await socket.end() == CloseCode.CREDENTIAL_ENDED


async def test_while_nobody_can_tell_sockets_stay_for_a_while(
    opened: Opened, visitor: dict[str, str], watch: Watch
) -> None:
    socket = await opened("/ws/lobby", visitor)

    watch.lose_patience(watch.told_at + PATIENCE)
    socket.say("still here")
    heard = await socket.hear()
    watch.lose_patience(watch.told_at + PATIENCE * 2)

    assert heard["text"] == "still here"
    assert await socket.end() == CloseCode.TRY_AGAIN_LATER


async def test_a_socket_ends_with_its_credential_even_if_nobody_can_tell(
    opened: Opened, visitor: dict[str, str], watch: Watch
) -> None:
    socket = await opened("/ws/lobby", visitor)

    watch.lose_patience(utc_now() + YEARS)

    assert await socket.end() == CloseCode.CREDENTIAL_ENDED
