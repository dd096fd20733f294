"""Runs migrations, on the database of the settings or on a connection that a test hands over."""

import asyncio
from typing import Literal

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

import app.models
from app.core.config import get_settings
from app.db.base import Base
from app.db.columns import Identifier
from app.db.migrations import MIGRATE_IN_BATCHES, ONE_TRANSACTION, create_migration_engine, prepare_migrations
from app.db.types import UtcDateTime

MODELS = app.models.__all__


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column types by the name that migrations import."""
    if kind == "type" and isinstance(item, (Identifier, UtcDateTime)):
        return f"{type(item).__name__}()"
    return False


def run_migrations(connection: Connection) -> None:
    """Run the migrations one process at a time, in one transaction where tables are changed in one."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_item=render_item,
        render_as_batch=MIGRATE_IN_BATCHES,
        transactional_ddl=ONE_TRANSACTION,
    )
    prepare_migrations(connection)
    with context.begin_transaction():
        context.run_migrations()


async def run_on(engine: AsyncEngine) -> None:
    """Connect, run the migrations and, whatever happens, close the connections."""
    try:
        async with engine.connect() as connection:
            await connection.run_sync(run_migrations)
            await connection.commit()
    finally:
        await engine.dispose()


def run_offline() -> None:
    """Print the SQL instead of running it."""
    url = get_settings().database_url.get_secret_value()
    context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
elif (handed_over := context.config.attributes.get("connection")) is not None:
    run_migrations(handed_over)
else:
    asyncio.run(run_on(create_migration_engine(get_settings())))
