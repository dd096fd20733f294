"""The broker that Dramatiq speaks to."""

from dramatiq import BrokerConnectionError
from dramatiq.brokers.rabbitmq import RabbitmqBroker

from app.core.config import Settings

SENDING_ERRORS = (BrokerConnectionError, OSError)


def make_broker(settings: Settings) -> RabbitmqBroker:
    """Make the broker, which connects when it has to; what a job needs around it is done where the job is done."""
    return RabbitmqBroker(url=settings.broker_url.get_secret_value(), middleware=[], confirm_delivery=True)
