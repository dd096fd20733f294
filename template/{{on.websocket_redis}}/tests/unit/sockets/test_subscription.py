"""What is heard of other processes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from app.sockets import subscription as subscription_module
from app.sockets.close_code import CloseCode
from app.sockets.hub import Hub
from app.sockets.member import Member
from app.sockets.subscription import Subscription
from tests.far import FarRedis
from tests.members import new_member

SECONDS = 10
SUBSCRIBED = {"type": "subscribe"}


@pytest.fixture
async def listening(
    subscription: Subscription, redis: FarRedis, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Subscription]:
    """A subscription that Redis has answered."""
    monkeypatch.setattr(subscription_module, "PAUSE_SECONDS", 0)
    redis.incoming.put_nowait(SUBSCRIBED)
    task = asyncio.create_task(subscription.run())
    yield subscription
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def member_of(hub: Hub, room: str) -> Member:
    """Let somebody into a room."""
    member = new_member(room)
    hub.enter(member)
    return member


@pytest.mark.usefixtures("listening")
async def test_what_others_say_is_heard_in_its_room(redis: FarRedis, hub: Hub) -> None:
    here, there = member_of(hub, "here"), member_of(hub, "there")

    redis.incoming.put_nowait({"type": "message", "data": b"here:hello: you"})
    async with asyncio.timeout(SECONDS):
        heard = await here.mailbox.get()

    assert heard == "hello: you"
    assert there.mailbox.empty()


async def test_when_redis_goes_away_all_have_to_come_again(listening: Subscription, redis: FarRedis, hub: Hub) -> None:
    member = member_of(hub, "here")

    redis.is_away = True
    redis.incoming.put_nowait(None)
    async with asyncio.timeout(SECONDS):
        code = await member.ended

    assert code is CloseCode.TRY_AGAIN_LATER
    assert not listening.is_live


async def test_when_redis_is_back_others_are_heard_again(redis: FarRedis, listening: Subscription, hub: Hub) -> None:
    first = member_of(hub, "here")
    redis.is_away = True
    redis.incoming.put_nowait(None)
    async with asyncio.timeout(SECONDS):
        await first.ended

    redis.is_away = False
    hub.leave(first)
    second = member_of(hub, "here")
    redis.incoming.put_nowait(SUBSCRIBED)
    redis.incoming.put_nowait({"type": "message", "data": b"here:hello"})
    async with asyncio.timeout(SECONDS):
        heard = await second.mailbox.get()

    assert heard == "hello"
    assert listening.is_live
