"""The broker that Dramatiq speaks to."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from dramatiq import BrokerConnectionError
from dramatiq.brokers.rabbitmq import RabbitmqBroker

from app.core.config import Settings

SENDING_ERRORS = (BrokerConnectionError, OSError)
# Seconds until a thread gives up a broker that is silent, or takes no messages because its memory or disk is full.
BOUNDS = {"blocked_connection_timeout": "2", "heartbeat": "10", "socket_timeout": "2", "stack_timeout": "5"}


def make_broker(settings: Settings) -> RabbitmqBroker:
    """Make the broker, which connects when it has to; what a job needs around it is done where the job is done."""
    url = bounded(settings.broker_url.get_secret_value())
    return RabbitmqBroker(url=url, middleware=[], confirm_delivery=True)


def bounded(url: str) -> str:
    """Bound how long is waited for the broker, where its address does not."""
    address = urlsplit(url)
    return address._replace(query=urlencode(BOUNDS | dict(parse_qsl(address.query)))).geturl()
