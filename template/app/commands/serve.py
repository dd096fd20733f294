"""Serves the application."""

import os
import signal
from types import FrameType
from typing import Annotated

import typer

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.main import create_app
from app.processes import check_processes
from app.server import run
from app.server_options import ServerOptions

APPLICATION = "app.main:create_app"

cli = typer.Typer()


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="The number of processes.", min=1)] = 1,
    reload: Annotated[bool, typer.Option(help="Restart when a file changes; for development.")] = False,
) -> None:
    """Serve the application; what keeps it from being made is told before any worker starts."""
    settings = get_settings()
    configure_logging(settings)
    check_processes(workers)
    signal.signal(signal.SIGTERM, stop)
    if workers > 1:
        # What fails here would fail in each worker, and each would be replaced, again and again.
        create_app(settings)
    run(ServerOptions(application=APPLICATION, host=host, port=port, workers=workers, reload=reload), settings)


def stop(_signal: int, _frame: FrameType | None) -> None:
    """End the process as a success: it is asked to stop before it serves anything."""
    # An exception would be lost if Python were just in a callback of its own, as there is one for each import.
    os._exit(0)
