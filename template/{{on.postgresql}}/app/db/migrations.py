"""How migrations reach PostgreSQL."""

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from app.core.settings.database import DatabaseSettings

MIGRATE_IN_BATCHES = False
# Any number will do, as long as nothing else in this database locks it.
LOCK = 7_205_759_403
TABLE_SECONDS = 5


def create_migration_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without the limits of requests: an index may take its time, and replicas wait for each other."""
    return create_async_engine(settings.database_url.get_secret_value(), poolclass=NullPool)


def prepare_migrations(connection: Connection) -> None:
    """Wait until no other process migrates; the lock ends with the transaction.

    From then on a statement that can't get a table soon fails: requests would queue behind it.
    """
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    connection.execute(text(f"SET LOCAL lock_timeout = '{TABLE_SECONDS}s'"))
