"""Writes all data to a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.settings.database import DatabaseSettings
from app.db.transfer.engines import create_export_engine
from app.db.transfer.file import END, Header, new_file, write_lines
from app.db.transfer.schema import describe
from app.db.transfer.tables import TransferredTable

BATCH = 1000


async def export_data(settings: DatabaseSettings, path: Path, tables: Sequence[Table]) -> Header:
    """Write the rows of all tables, as they are at one moment, to a new file.

    Raises:
        TransferError: the schema is not that of this release, or a value can't be carried over.
        FileExistsError: the file exists.
    """
    transferred = [TransferredTable.of(table) for table in tables]
    engine = create_export_engine(settings)
    try:
        with new_file(path) as file:
            async with engine.begin() as connection:
                header = await describe(connection, tables)
                write_lines(file, [header.model_dump(mode="json")])
                for table in transferred:
                    await write_table(connection, table, file)
                write_lines(file, [END])
    finally:
        await engine.dispose()
    return header


async def write_table(connection: AsyncConnection, table: TransferredTable, file: BinaryIO) -> None:
    """Write the rows of a table, of which few are in memory at a time."""
    async with connection.stream(table.select()) as result:
        async for rows in result.partitions(BATCH):
            write_lines(file, ({"table": table.table.key, "row": table.encode(row)} for row in rows))
