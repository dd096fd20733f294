"""How all data leaves MySQL and MariaDB, and comes into them."""

from collections.abc import Sequence

from sqlalchemy import Table, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.settings.database import DatabaseSettings
from app.db.migrations import create_migration_engine

# A value that does not fit is refused instead of cut, and a zero is a zero instead of the next number.
SESSION = "SET SESSION time_zone = '+00:00', sql_mode = 'TRADITIONAL,NO_AUTO_VALUE_ON_ZERO'"


def create_export_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine whose transactions see one state of the database, and keep nobody from writing."""
    return create_import_engine(settings).execution_options(isolation_level="REPEATABLE READ")


def create_import_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without the limits of requests."""
    engine = create_migration_engine(settings)
    event.listen(engine.sync_engine, "connect", prepare_connection)
    return engine


def prepare_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Set what values depend on."""
    cursor = connection.cursor()
    cursor.execute(SESSION)
    cursor.close()


async def finish_import(_connection: AsyncConnection, _tables: Sequence[Table]) -> None:
    """Do nothing: foreign keys were checked and numbers went on with each row."""
