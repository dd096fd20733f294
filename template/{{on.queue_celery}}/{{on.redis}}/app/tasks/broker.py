"""How Celery speaks to Redis."""

from typing import Any

CONNECT_SECONDS = 2
ANSWER_SECONDS = 5


def broker_options(_address: str) -> dict[str, Any]:
    """Return the settings of Celery that bound how long it waits for Redis; how TLS is done stands in the address."""
    return {
        "broker_connection_timeout": CONNECT_SECONDS,
        "broker_transport_options": {
            "socket_connect_timeout": CONNECT_SECONDS,
            "socket_keepalive": True,
            # A worker asks Redis to answer within a second, even if there is nothing.
            "socket_timeout": ANSWER_SECONDS,
        },
    }
