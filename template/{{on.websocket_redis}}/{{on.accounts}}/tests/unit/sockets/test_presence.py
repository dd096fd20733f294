"""How many sockets a user has, in all processes."""

from app.core.config import Settings
from app.sockets.hub import Hub
from app.sockets.presence import LEASE_SECONDS, Presence
from tests.far import FarRedis
from tests.members import new_member


async def test_the_last_socket_that_a_user_may_have_is_let_in(
    presence: Presence, redis: FarRedis, settings: Settings
) -> None:
    member = new_member("here")
    redis.answers = (0, 1, True, settings.websocket_max_per_user)

    assert await presence.add(member)
    assert ("expire", presence.key(member), LEASE_SECONDS) in redis.commands


async def test_one_more_is_not_and_counts_no_more(presence: Presence, redis: FarRedis, settings: Settings) -> None:
    member = new_member("here")
    redis.answers = (0, 1, True, settings.websocket_max_per_user + 1)

    assert not await presence.add(member)
    assert redis.commands[-1] == ("zrem", presence.key(member), member.id)


async def test_sockets_that_are_open_go_on_counting(presence: Presence, redis: FarRedis, hub: Hub) -> None:
    member = new_member("here")
    hub.enter(member)

    await presence.renew()

    added = next(command for command in redis.commands if command[0] == "zadd")
    assert added[1] == presence.key(member)
    assert added[-1] == {"xx": True}
