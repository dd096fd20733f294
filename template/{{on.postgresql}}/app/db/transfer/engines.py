"""How all data leaves PostgreSQL, and comes into it."""

from collections.abc import Sequence

from sqlalchemy import Table, event, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.core.settings.database import DatabaseSettings
from app.db.engine import connect
from app.db.migrations import create_migration_engine


def create_export_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine whose transactions see one state of the database, and keep nobody from writing."""
    return create_import_engine(settings).execution_options(isolation_level="REPEATABLE READ")


def create_import_engine(settings: DatabaseSettings) -> AsyncEngine:
    """Make an engine without the limits of requests."""
    engine = create_migration_engine(settings)
    event.listen(engine.sync_engine, "do_connect", connect)
    return engine


async def finish_import(connection: AsyncConnection, tables: Sequence[Table]) -> None:
    """Let the sequences go on after the numbers that came with the rows."""
    prepare = connection.dialect.identifier_preparer
    numbered = ((table, table.autoincrement_column) for table in tables)
    for table, column in numbered:
        if column is not None:
            sequence = func.pg_get_serial_sequence(prepare.format_table(table), column.name)
            await connection.execute(select(func.setval(sequence, select(func.max(column)).scalar_subquery())))
