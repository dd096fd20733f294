"""How migrations reach PostgreSQL."""

import time

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from app.core.settings.database import DatabaseSettings

ONE_TRANSACTION = True
MIGRATE_IN_BATCHES = False
# Any number will do, as long as nothing else in this database locks it.
LOCK = 7_205_759_403
TRY_LOCK = text("SELECT pg_try_advisory_lock(:lock)")
WAIT_SECONDS = 3600
POLL_SECONDS = 0.2
# A statement that can't get a table soon fails: requests would queue behind it.
TABLE_SECONDS = 5


def create_migration_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without the limits of requests: an index may take its time, and replicas wait for each other."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"server_settings": {"lock_timeout": f"{TABLE_SECONDS}s"}},
    )


def prepare_migrations(connection: Connection) -> None:
    """Wait until no other process migrates; the lock ends with the connection, as a migration may commit.

    Raises:
        TimeoutError: another process has been migrating for an hour.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while not try_lock(connection):
        if time.monotonic() >= deadline:
            raise TimeoutError("another process is migrating")
        time.sleep(POLL_SECONDS)


def try_lock(connection: Connection) -> bool:
    """Try to get the lock, and leave no transaction open: `CREATE INDEX CONCURRENTLY` would wait for its end."""
    borrowed = connection.in_transaction()
    acquired: bool = connection.execute(TRY_LOCK, {"lock": LOCK}).scalar_one()
    if not borrowed:
        connection.rollback()
    return acquired
