"""Serves the application."""

import signal
import sys
from types import FrameType
from typing import Annotated

import typer
import uvicorn

from app.core.config import get_settings
from app.core.logging import configure_logging
from app.http_protocol import StrictHttpProtocol
from app.main import create_app
from app.processes import check_processes
from app.server import run
from app.socket_options import SOCKET_OPTIONS

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
    if workers > 1:
        # What fails here would fail in each worker, and each would be replaced, again and again.
        create_app(settings)
    signal.signal(signal.SIGTERM, stop)
    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        http=StrictHttpProtocol,
        **SOCKET_OPTIONS,
        host=host,
        port=port,
        workers=workers,
        reload=reload,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=settings.shutdown_grace_seconds,
    )
    run(config)


def stop(_signal: int, _frame: FrameType | None) -> None:
    """End the process as a success: the server raises the signal again once it has finished what it was doing."""
    sys.exit(0)
