"""The schema that data is carried out of, or into."""

from collections.abc import Sequence

from sqlalchemy import Table, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from app.db.schema import current_revisions, own_revisions
from app.db.transfer.errors import TransferError
from app.db.transfer.file import Header


async def checked_revisions(connection: AsyncConnection) -> frozenset[str]:
    """Return the revisions of the schema.

    Raises:
        TransferError: they are not those of this release.
    """
    async with AsyncSession(connection) as session:
        revisions = await current_revisions(session)
    if revisions != own_revisions().wanted:
        raise TransferError("the schema is not that of this release: run `python -m app migrate` first")
    return revisions


async def describe(connection: AsyncConnection, tables: Sequence[Table]) -> Header:
    """Count the rows of all tables.

    Raises:
        TransferError: the schema is not that of this release.
    """
    revisions = await checked_revisions(connection)
    counts = {
        table.key: (await connection.execute(select(func.count()).select_from(table))).scalar_one() for table in tables
    }
    return Header(revisions=revisions, rows=counts)


async def check_target(connection: AsyncConnection, header: Header, tables: Sequence[Table]) -> None:
    """Refuse what a file can't be imported into.

    Raises:
        TransferError: the schema or its tables are others, or a table holds rows.
    """
    revisions = await checked_revisions(connection)
    if header.revisions != revisions:
        there, here = (", ".join(sorted(found)) for found in (header.revisions, revisions))
        raise TransferError(f"the file is of revision {there}, the database of {here}: export with the same release")
    if header.rows.keys() != {table.key for table in tables}:
        raise TransferError("the file holds other tables than this release: export with the same release")
    for table in tables:
        if (await connection.execute(select(literal(1)).select_from(table).limit(1))).first():
            raise TransferError(f"table {table.key} holds rows: import into a new database")
