"""How migrations reach MySQL and MariaDB."""

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from app.core.settings.database import DatabaseSettings

# Each change of a table is committed by itself.
ONE_TRANSACTION = False
MIGRATE_IN_BATCHES = False
WAIT_SECONDS = 3600
# A statement that can't get a table soon fails: requests would queue behind it.
TABLE_SECONDS = 5
# The name is the server's, not the database's; it may have 64 characters.
LOCK = "CONCAT('migrations of ', LEFT(DATABASE(), 40))"
# Text is equal if all of its characters are: case, accents and spaces at the end count, as in other databases.
MYSQL_COLLATION = "utf8mb4_0900_bin"
MARIADB_COLLATION = "utf8mb4_nopad_bin"


def create_migration_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without the limits of requests: an index may take its time, and replicas wait for each other."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"charset": "utf8mb4", "init_command": f"SET SESSION lock_wait_timeout = {TABLE_SECONDS}"},
    )


def prepare_migrations(connection: Connection) -> None:
    """Wait until no other process migrates, and see to the collation of new tables.

    The lock ends with the connection: each statement that changes the schema commits, and a transaction would not hold.

    Raises:
        TimeoutError: another process has been migrating for an hour.
    """
    acquired = connection.execute(text(f"SELECT GET_LOCK({LOCK}, :seconds)"), {"seconds": WAIT_SECONDS}).scalar_one()
    if acquired != 1:
        raise TimeoutError("another process is migrating")
    is_mariadb = "MariaDB" in connection.execute(text("SELECT VERSION()")).scalar_one()
    collation = MARIADB_COLLATION if is_mariadb else MYSQL_COLLATION
    if connection.execute(text("SELECT @@collation_database")).scalar_one() != collation:
        connection.execute(text(f"ALTER DATABASE CHARACTER SET utf8mb4 COLLATE {collation}"))
