"""Fills an empty database from a file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

import app.models
from app.core.config import get_settings
from app.db.base import Base
from app.db.transfer import importing
from app.db.transfer.errors import FAILURES, reason

MODELS = app.models.__all__

cli = typer.Typer()


@cli.command()
def import_data(file: Annotated[Path, typer.Argument(help="A file that `export-data` wrote.")]) -> None:
    """Fill a migrated, empty database with all data of a file."""
    tables = Base.metadata.sorted_tables
    try:
        header = asyncio.run(importing.import_data(get_settings(), file, tables))
    except FAILURES as error:
        raise SystemExit(f"Not imported: {reason(error)}") from None
    counts = ", ".join(f"{table} {rows}" for table, rows in header.rows.items())
    typer.echo(f"Imported {sum(header.rows.values())} rows from {file}: {counts}.")
