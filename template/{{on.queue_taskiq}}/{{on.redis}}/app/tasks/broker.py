"""The broker that TaskIQ speaks to."""

from redis.exceptions import RedisError
from taskiq import SendTaskError
from taskiq_redis import RedisStreamBroker

from app.core.config import Settings

SENDING_ERRORS = (SendTaskError, OSError, RedisError)
# Streams keep what was read until they are cut; the relay has far fewer messages on their way at once.
MOST_KEPT = 10_000
CONNECT_SECONDS = 2


def make_broker(settings: Settings) -> RedisStreamBroker:
    """Make the broker; it connects when it is started."""
    stream = f"{settings.job_queue}.taskiq"
    return RedisStreamBroker(
        settings.broker_url.get_secret_value(),
        queue_name=stream,
        consumer_group_name=stream,
        consumer_id="0",
        maxlen=MOST_KEPT,
        socket_connect_timeout=CONNECT_SECONDS,
    )
