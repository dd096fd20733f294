"""What reaches other processes."""

import pytest

from app.core.exceptions import OverloadedError
from app.sockets.reach import Reach
from app.sockets.subscription import Subscription
from tests.far import FarRedis
from tests.members import new_member
from tests.unit.sockets.conftest import CHANNEL

pytestmark = pytest.mark.usefixtures("kept_logging")


async def test_what_is_said_is_published_with_its_room(reach: Reach, redis: FarRedis) -> None:
    await reach.publish("here", "hello")

    assert redis.published == [(CHANNEL, "here:hello")]


async def test_nobody_speaks_while_redis_is_away(reach: Reach, redis: FarRedis) -> None:
    redis.is_away = True

    with pytest.raises(OverloadedError):
        await reach.publish("here", "hello")


async def test_nobody_is_let_in_while_others_can_not_be_heard(reach: Reach) -> None:
    with pytest.raises(OverloadedError):
        await reach.admit(new_member("here"))


async def test_somebody_is_let_in_while_others_can_be_heard(
    reach: Reach, redis: FarRedis, subscription: Subscription
) -> None:
    subscription.is_live = True
    redis.answers = (0, 1, True, 1)

    assert await reach.admit(new_member("here"))


async def test_whoever_leaves_while_redis_is_away_leaves_all_the_same(reach: Reach, redis: FarRedis) -> None:
    member = new_member("here")
    redis.is_away = True

    await reach.release(member)

    assert redis.commands == []
