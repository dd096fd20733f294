"""Does jobs."""

import asyncio
from typing import Annotated

import typer

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.worker.run import run_worker

cli = typer.Typer()


@cli.command()
def worker(
    concurrency: Annotated[int, typer.Option(min=1, help="How many jobs are done at once.")] = 10,
) -> None:
    """Do jobs until the process is told to stop."""
    settings = get_settings()
    configure_logging(settings)
    asyncio.run(run_worker(settings, concurrency))
