"""How a connection to RabbitMQ is made safe."""

from ssl import SSLContext, create_default_context
from urllib.parse import urlsplit


def make_tls(address: str) -> SSLContext | None:
    """Make what checks the certificate, and the name in it; none if the address is not a secure one."""
    return create_default_context() if urlsplit(address).scheme == "amqps" else None
