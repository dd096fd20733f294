"""Removes what has expired; a running service does so at intervals."""

import asyncio

import typer

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.services.cleanup_job import CleanupJob

cli = typer.Typer()


@cli.command()
def cleanup() -> None:
    """Remove what has expired, once."""
    settings = get_settings()
    configure_logging(settings)
    removed = asyncio.run(CleanupJob(settings).run_once())
    typer.echo(f"Removed {removed} rows.")
