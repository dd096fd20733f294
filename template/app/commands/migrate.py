"""Brings the schema of the database up to date."""

from alembic import command
from alembic.config import Config


def migrate() -> None:
    """Apply every migration that the database lacks."""
    command.upgrade(Config("alembic.ini"), "head")
