"""Removes what has expired, as the service does by itself from time to time."""

import asyncio

import typer

from app.core.config import Settings, get_settings
from app.core.logging import configure_logging
from app.db.session import open_database
from app.services.cleanup import clean_up

cli = typer.Typer()


@cli.command()
def cleanup() -> None:
    """Remove what has expired, once."""
    settings = get_settings()
    configure_logging(settings)
    typer.echo(f"Removed {asyncio.run(clean_up_once(settings))} rows.")


async def clean_up_once(settings: Settings) -> int:
    """Clean up, and return the number of rows that were removed."""
    async with open_database(settings) as database:
        return await clean_up(database)
