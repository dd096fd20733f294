"""A Redis that does what a test says, and members of rooms."""

import pytest

from app.core.config import Settings
from app.sockets.hub import Hub
from app.sockets.presence import Presence
from app.sockets.reach import Reach
from app.sockets.subscription import Subscription
from tests.far import FarRedis

CHANNEL = "rooms"


@pytest.fixture
def redis() -> FarRedis:
    """A Redis."""
    return FarRedis()


@pytest.fixture
def hub() -> Hub:
    """Who is in which room."""
    return Hub()


@pytest.fixture
def subscription(redis: FarRedis, hub: Hub) -> Subscription:
    """What hears others."""
    return Subscription(redis.client, hub, CHANNEL)


@pytest.fixture
def presence(redis: FarRedis, hub: Hub, settings: Settings) -> Presence:
    """What counts sockets."""
    return Presence(redis.client, hub, settings)


@pytest.fixture
def reach(redis: FarRedis, subscription: Subscription, presence: Presence) -> Reach:
    """What reaches others."""
    return Reach(redis.client, subscription, presence)
