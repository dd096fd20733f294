"""Wants the jobs of the schedule."""

import asyncio

import typer

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.worker.run import run_scheduler

cli = typer.Typer()


@cli.command()
def scheduler() -> None:
    """Want the jobs of the schedule until the process is told to stop; several may run."""
    settings = get_settings()
    configure_logging(settings)
    asyncio.run(run_scheduler(settings))
