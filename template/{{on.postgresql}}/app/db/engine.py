"""The engine of PostgreSQL: a pool of fixed size, and limits that the server itself keeps."""

from typing import Any

import asyncpg
from sqlalchemy import Dialect, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.exceptions import DatabaseUnavailableError
from app.core.settings.database import DatabaseSettings

READ_OPTIONS = {"isolation_level": "AUTOCOMMIT"}


def create_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine; nothing is opened before the first query."""
    timeout = settings.db_timeout_seconds
    milliseconds = str(round(timeout * 1000))
    engine = create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=settings.db_pool_size,
        max_overflow=0,
        pool_timeout=timeout,
        connect_args={
            "timeout": timeout,
            "command_timeout": timeout * 2,
            "server_settings": {
                "statement_timeout": milliseconds,
                "lock_timeout": milliseconds,
                "idle_in_transaction_session_timeout": str(round(timeout * 4000)),
            },
        },
    )
    event.listen(engine.sync_engine, "do_connect", connect)
    return engine


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
