"""How Celery speaks to RabbitMQ."""

from typing import Any
from urllib.parse import urlsplit

CONNECT_SECONDS = 2
ANSWER_SECONDS = 5


def broker_options(address: str) -> dict[str, Any]:
    """Return the settings of Celery that bound how long it waits for RabbitMQ, and have it look at whose it is."""
    return {
        "broker_connection_timeout": CONNECT_SECONDS,
        "broker_transport_options": {"read_timeout": ANSWER_SECONDS, "write_timeout": ANSWER_SECONDS},
        # Without a name, the certificate of any host would do; `None` means the one in the address.
        "broker_use_ssl": {"server_hostname": None} if urlsplit(address).scheme == "amqps" else False,
    }
