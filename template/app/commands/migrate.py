"""Brings the schema of the database up to date."""

from pathlib import Path

import typer
from alembic import command
from alembic.config import Config

from app.core.config import get_settings
from app.core.logging import configure_logging

# Wherever the command is run.
CONFIGURATION = Path(__file__).parents[2] / "alembic.ini"

cli = typer.Typer()


@cli.command()
def migrate() -> None:
    """Apply every migration that the database lacks."""
    configure_logging(get_settings())
    command.upgrade(Config(CONFIGURATION), "head")
