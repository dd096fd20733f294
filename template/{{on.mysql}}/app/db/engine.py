"""The engines of MySQL and MariaDB: pools of fixed size, and limits that the server itself keeps."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import asyncmy
from asyncmy.connection import Connection
from asyncmy.errors import Error
from sqlalchemy import Dialect, event
from sqlalchemy.engine.interfaces import AdaptedConnection, DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from app.core.exceptions import DatabaseUnavailableError
from app.core.settings.database import DatabaseSettings

# The server ends a statement before the driver gives it up, so that the connection can be used again.
SERVER_SHARE = 0.8
# A connection that was used just now is not asked whether it still lives.
FRESH_SECONDS = 0.1
PING_SECONDS = 1


def create_engine(settings: DatabaseSettings, *, read_only: bool = False) -> AsyncEngine:
    """Make an engine; nothing is opened before the first query."""
    engine = create_async_engine(
        settings.database_url.get_secret_value(),
        isolation_level="AUTOCOMMIT" if read_only else "READ COMMITTED",
        skip_autocommit_rollback=read_only,
        hide_parameters=True,
        pool_size=settings.db_pool_size,
        max_overflow=0,
        pool_timeout=settings.db_pool_timeout_seconds,
        connect_args={
            "charset": "utf8mb4",
            "read_timeout": settings.db_timeout_seconds,
            # The driver limits the time of the first packet only, not that of the greeting and the password.
            "async_creator_fn": partial(within, settings.db_connect_timeout_seconds, asyncmy.connect),
        },
    )
    prepare = partial(prepare_connection, settings=settings, read_only=read_only)
    event.listen(engine.sync_engine, "do_connect", open_connection)
    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "checkout", check_connection)
    return engine


async def within[**P, R](
    seconds: float, function: Callable[P, Awaitable[R]], *arguments: P.args, **parameters: P.kwargs
) -> R:
    """Await a function for a limited time.

    Raises:
        TimeoutError: it took longer.
    """
    async with asyncio.timeout(seconds):
        return await function(*arguments, **parameters)


def open_connection(
    dialect: Dialect, _entry: ConnectionPoolEntry, arguments: tuple[Any, ...], parameters: dict[str, Any]
) -> DBAPIConnection:
    """Open a connection.

    Raises:
        DatabaseUnavailableError: the server can't be reached or lets nobody in.
    """
    try:
        return dialect.connect(*arguments, **parameters)
    except (Error, OSError) as error:
        raise DatabaseUnavailableError from error


def prepare_connection(
    connection: AdaptedConnection, _entry: ConnectionPoolEntry, *, settings: DatabaseSettings, read_only: bool
) -> None:
    """Tell the server the limits of the session."""
    connection.run_async(partial(prepare, settings=settings, read_only=read_only))


async def prepare(driver: Connection, *, settings: DatabaseSettings, read_only: bool) -> None:
    """Tell them by the connection of the driver; MySQL and MariaDB spell the limit of a statement differently."""
    seconds = settings.db_timeout_seconds * SERVER_SHARE
    is_mariadb = "MariaDB" in driver.get_server_info()
    lock_seconds = max(1, math.floor(min(settings.db_lock_timeout_seconds, seconds)))
    limits: dict[str, str | float] = {
        "time_zone": "'+00:00'",
        "sql_mode": "'TRADITIONAL'",
        "lock_wait_timeout": lock_seconds,
        "innodb_lock_wait_timeout": lock_seconds,
    }
    if is_mariadb:
        limits |= {
            "max_statement_time": seconds,
            "idle_transaction_timeout": math.ceil(settings.db_timeout_seconds * 4),
        }
    else:
        limits |= {"max_execution_time": math.ceil(seconds * 1000)}
    async with driver.cursor() as cursor:
        await cursor.execute("SET SESSION " + ", ".join(f"{name} = {value}" for name, value in limits.items()))
        if read_only:
            await cursor.execute("SET SESSION TRANSACTION READ ONLY")


def check_connection(connection: AdaptedConnection, _entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    """Ask an idle connection whether the server still answers.

    Raises:
        DisconnectionError: it does not; the pool connects anew.
    """
    driver = connection.driver_connection
    if driver.loop.time() - driver.last_usage < FRESH_SECONDS:
        return
    try:
        connection.run_async(lambda alive: within(PING_SECONDS, alive.ping, reconnect=False))
    except (Error, OSError, TimeoutError) as error:
        raise DisconnectionError from error
