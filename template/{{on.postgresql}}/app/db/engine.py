"""The engines of PostgreSQL: pools of fixed size, and limits that the server itself keeps."""

from math import ceil
from typing import Any

import asyncpg
from sqlalchemy import Dialect, event
from sqlalchemy.engine.interfaces import AdaptedConnection, DBAPIConnection, ExceptionContext
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from app.core.exceptions import DatabaseUnavailableError
from app.core.settings.database import DatabaseSettings

# The server ends a statement before the driver gives it up, so that the connection can be used again.
SERVER_SHARE = 0.8


def create_engine(settings: DatabaseSettings, *, read_only: bool = False) -> AsyncEngine:
    """Make an engine; nothing is opened before the first query."""
    timeout = settings.db_timeout_seconds
    engine = create_async_engine(
        settings.database_url.get_secret_value(),
        isolation_level="AUTOCOMMIT" if read_only else "READ COMMITTED",
        hide_parameters=True,
        pool_size=settings.db_pool_size,
        max_overflow=0,
        pool_timeout=settings.db_pool_timeout_seconds,
        connect_args={
            "timeout": settings.db_connect_timeout_seconds,
            "command_timeout": timeout,
            "server_settings": {
                "default_transaction_read_only": "on" if read_only else "off",
                "statement_timeout": milliseconds(timeout * SERVER_SHARE),
                "lock_timeout": milliseconds(min(settings.db_lock_timeout_seconds, timeout * SERVER_SHARE)),
                "idle_in_transaction_session_timeout": milliseconds(timeout * 4),
            },
        },
    )
    event.listen(engine.sync_engine, "do_connect", connect)
    event.listen(engine.sync_engine, "checkout", check_connection)
    event.listen(engine.sync_engine, "handle_error", drop_silent_connection)
    return engine


def milliseconds(seconds: float) -> str:
    """Write a time as the server reads it."""
    return str(ceil(seconds * 1000))


def connect(
    dialect: Dialect, _entry: ConnectionPoolEntry, arguments: tuple[Any, ...], parameters: dict[str, Any]
) -> DBAPIConnection:
    """Open a connection.

    Raises:
        DatabaseUnavailableError: the server can't be reached or lets nobody in.
    """
    try:
        return dialect.connect(*arguments, **parameters)
    except (OSError, asyncpg.PostgresError) as error:
        raise DatabaseUnavailableError from error


def check_connection(connection: AdaptedConnection, _entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    """Refuse a connection that the server has closed; to see that, nothing has to be sent.

    Raises:
        DisconnectionError: it is closed; the pool connects anew.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def drop_silent_connection(context: ExceptionContext) -> None:
    """Drop a connection whose server fell silent: without that, the pool would wait for an answer to its farewell."""
    if not isinstance(context.original_exception, TimeoutError) or context.connection is None:
        return
    if driver := context.connection.connection.driver_connection:
        driver.terminate()
