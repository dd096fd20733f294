"""The broker that Dramatiq speaks to."""

from collections.abc import Callable

from dramatiq import Broker, BrokerConnectionError
from dramatiq.brokers.redis import RedisBroker
from redis import Redis
from redis.exceptions import RedisError

from app.core.config import Settings

SENDING_ERRORS = (BrokerConnectionError, OSError, RedisError)
TIMEOUT_SECONDS = 5
# Its parameters have no types.
new_broker: Callable[..., Broker] = RedisBroker


def make_broker(settings: Settings) -> Broker:
    """Make the broker, which connects when it has to; what a job needs around it is done where the job is done."""
    client = Redis.from_url(
        settings.broker_url.get_secret_value(), socket_connect_timeout=TIMEOUT_SECONDS, socket_timeout=TIMEOUT_SECONDS
    )
    return new_broker(client=client, middleware=[])
