"""Brings the schema of the database up to date."""

import typer
from alembic import command
from alembic.config import Config

cli = typer.Typer()


@cli.command()
def migrate() -> None:
    """Apply every migration that the database lacks."""
    command.upgrade(Config("alembic.ini"), "head")
