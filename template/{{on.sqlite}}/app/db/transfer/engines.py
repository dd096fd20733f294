"""How all data leaves SQLite, and comes into it."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Table, event, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.settings.database import DatabaseSettings
from app.db.engine import create_engine
from app.db.migrations import create_migration_engine
from app.db.transfer.errors import TransferError


def create_export_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine whose transactions see one state of the database, and keep nobody from writing."""
    engine = create_engine(settings, read_only=True)
    event.listen(engine.sync_engine, "do_connect", try_file)
    event.listen(engine.sync_engine, "begin", begin_snapshot)
    return engine


def create_import_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine that does not look at foreign keys."""
    engine = create_migration_engine(settings)
    event.listen(engine.sync_engine, "do_connect", try_file)
    return engine


def try_file(
    _dialect: Dialect, _entry: ConnectionPoolEntry, arguments: tuple[Any, ...], parameters: dict[str, Any]
) -> None:
    """Open the file before the driver does, whose thread would print an error of its own after that of the command."""
    sqlite3.connect(arguments[0], uri=parameters.get("uri", False)).close()


def begin_snapshot(connection: Connection) -> None:
    """Begin a transaction, which takes no lock to write."""
    connection.exec_driver_sql("BEGIN")


async def finish_import(connection: AsyncConnection, _tables: Sequence[Table]) -> None:
    """Check the foreign keys, which are off meanwhile.

    Raises:
        TransferError: a row refers to one that is not there.
    """
    broken = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
    if broken:
        raise TransferError(f"table {broken[0]} refers to a row of {broken[2]} that is missing: export the data again")
