"""How migrations reach SQLite."""

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.settings.database import DatabaseSettings
from app.db.engine import create_engine

# SQLite can change few things of a table: the others are done by copying it.
MIGRATE_IN_BATCHES = True


def create_migration_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without foreign keys: with them, dropping a table that was copied would empty its children."""
    engine = create_engine(settings)
    event.listen(engine.sync_engine, "connect", switch_off_foreign_keys)
    return engine


def switch_off_foreign_keys(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Switch foreign keys off; inside a transaction it would have no effect."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def prepare_migrations(_connection: Connection) -> None:
    """Do nothing: the transaction took the write lock when it began."""
