"""The engines of SQLite: write-ahead log, foreign keys, one connection that writes and several that read."""

from functools import partial

import aiosqlite
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import AdaptedConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.settings.database import DatabaseSettings
from app.db.connection import EagerConnection

PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")


def create_engine(settings: DatabaseSettings, *, read_only: bool = False) -> AsyncEngine:
    """Make an engine; nothing is opened before the first query.

    SQLite has one writer at a time: in this process they form a queue for one connection, which is fair; the writers of
    other processes wait for the lock of the file. Each of the two may take half of the time.
    """
    turn = settings.db_timeout_seconds / 2
    engine = create_async_engine(
        settings.database_url.get_secret_value(),
        hide_parameters=True,
        pool_size=settings.db_pool_size if read_only else 1,
        max_overflow=0,
        pool_timeout=settings.db_pool_timeout_seconds if read_only else turn,
        connect_args={"async_creator_fn": EagerConnection, "timeout": turn, "isolation_level": None},
    )
    event.listen(engine.sync_engine, "connect", partial(prepare_connection, read_only=read_only))
    if not read_only:
        event.listen(engine.sync_engine, "begin", begin_transaction)
    return engine


def prepare_connection(connection: AdaptedConnection, _entry: ConnectionPoolEntry, *, read_only: bool) -> None:
    """Set what SQLite forgets with each connection."""
    connection.run_async(partial(prepare, read_only=read_only))


async def prepare(driver: aiosqlite.Connection, *, read_only: bool) -> None:
    """Set it on the connection of the driver.

    `lower` is Python's, since SQLite's own knows the letters of ASCII only, and a search would tell "É" from "é".
    """
    await driver.create_function("lower", 1, lower, deterministic=True)
    for pragma in (*PRAGMAS, "query_only = ON") if read_only else PRAGMAS:
        await driver.execute(f"PRAGMA {pragma}")


def lower(value: object) -> object:
    """Return a text in lower case, and anything else as it is."""
    return value.lower() if isinstance(value, str) else value


def begin_transaction(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later can't wait for another writer."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
