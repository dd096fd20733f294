"""Writes all data to a file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

import app.models
from app.core.config import get_settings
from app.db.base import Base
from app.db.transfer import exporting
from app.db.transfer.errors import FAILURES, reason

MODELS = app.models.__all__

cli = typer.Typer()


@cli.command()
def export_data(file: Annotated[Path, typer.Argument(help="A file that does not exist yet.")]) -> None:
    """Write all data to a new file, which any other database can be filled from."""
    tables = Base.metadata.sorted_tables
    try:
        header = asyncio.run(exporting.export_data(get_settings(), file, tables))
    except FAILURES as error:
        raise SystemExit(f"Not exported: {reason(error)}") from None
    counts = ", ".join(f"{table} {rows}" for table, rows in header.rows.items())
    typer.echo(f"Exported {sum(header.rows.values())} rows to {file}: {counts}.")
