"""Fills an empty database from a file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.settings.database import DatabaseSettings
from app.db.migrations import prepare_migrations
from app.db.transfer.engines import create_import_engine, finish_import
from app.db.transfer.errors import TransferError
from app.db.transfer.exporting import BATCH
from app.db.transfer.file import DataFile, Header, open_data_file
from app.db.transfer.schema import check_target
from app.db.transfer.tables import TransferredTable, parameter

type Parameters = dict[str, object]


async def import_data(settings: DatabaseSettings, path: Path, tables: Sequence[Table]) -> Header:
    """Insert all rows of a file, in one transaction: all are there in the end, or none.

    Raises:
        TransferError: the file and the database do not go together, or the file is cut or damaged.
    """
    transferred = {table.key: TransferredTable.of(table) for table in tables}
    engine = create_import_engine(settings)
    try:
        with open_data_file(path) as file:
            async with engine.begin() as connection:
                header = file.header()
                await connection.run_sync(prepare_migrations)
                await check_target(connection, header, tables)
                await fill(connection, file, transferred)
                await finish_import(connection, tables)
    finally:
        await engine.dispose()
    return header


async def fill(connection: AsyncConnection, file: DataFile, tables: Mapping[str, TransferredTable]) -> None:
    """Insert the rows, then complete those that refer to a row of their own table.

    Raises:
        TransferError: the file is cut or damaged.
    """
    counts = Counter[str]()
    for table, rows in batches(file, tables):
        incomplete = dict.fromkeys(map(parameter, table.later))
        await connection.execute(table.insert(connection.dialect), [row | incomplete for row in rows])
        counts[table.table.key] += len(rows)
    if counts != Counter(file.header().rows):
        raise TransferError("the file does not hold as many rows as its header says: copy or export it again")
    if any(table.later for table in tables.values()):
        await complete(connection, file, tables)


async def complete(connection: AsyncConnection, file: DataFile, tables: Mapping[str, TransferredTable]) -> None:
    """Set what was left out of rows that refer to a row of their own table."""
    for table, rows in batches(file, tables):
        if referring := [row for row in rows if any(row[parameter(key)] is not None for key in table.later)]:
            await connection.execute(table.complete(connection.dialect), referring)


def batches(
    file: DataFile, tables: Mapping[str, TransferredTable]
) -> Iterator[tuple[TransferredTable, list[Parameters]]]:
    """Read the rows, few at a time.

    Raises:
        TransferError: the file is cut or damaged.
    """
    for key, rows in groupby(file.rows(), key=itemgetter(0)):
        if key not in tables:
            raise TransferError(f"the file holds rows of {key}, which is no table: copy or export it again")
        while batch := list(islice(rows, BATCH)):
            yield tables[key], [tables[key].decode(row) for _, row in batch]
