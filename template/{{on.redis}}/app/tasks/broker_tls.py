"""How a connection to Redis is made safe."""

from ssl import SSLContext

from redis.asyncio import ConnectionPool, SSLConnection


def make_tls(address: str) -> SSLContext | None:
    """Make what the address asks for, as the library of Redis reads it; none if it is not a secure one."""
    pool = ConnectionPool.from_url(address)
    connection = pool.connection_class(**pool.connection_kwargs)
    return connection.ssl_context.get() if isinstance(connection, SSLConnection) else None
