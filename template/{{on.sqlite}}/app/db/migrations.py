"""How migrations reach SQLite."""

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.settings.database import DatabaseSettings
from app.db.engine import create_engine

ONE_TRANSACTION = True
# SQLite can change few things of a table: the others are done by copying it.
MIGRATE_IN_BATCHES = True
WAIT_SECONDS = 3600


def create_migration_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without foreign keys, and without the limits of requests: replicas wait for each other.

    With foreign keys, dropping a table that was copied would empty its children.
    """
    engine = create_engine(settings)
    event.listen(engine.sync_engine, "connect", prepare_connection)
    return engine


def prepare_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Switch foreign keys off, which would have no effect inside a transaction, and wait for an hour at most."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    cursor.close()


def prepare_migrations(_connection: Connection) -> None:
    """Do nothing: the transaction took the write lock when it began."""
