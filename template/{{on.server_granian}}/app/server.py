"""Serves the application with Granian."""

import multiprocessing
import socket
from pathlib import Path

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings

from app.application_in_worker import load_in_worker
from app.core.config import Settings
from app.draining_server import DrainingServer
from app.server_options import ServerOptions

MAX_HEAD_BYTES = 32 * 1024
# The records of the server go where all others go.
LOGS = {"handlers": {}, "loggers": {"_granian": {"handlers": [], "propagate": True}}}
# By then, a worker has ended what ran for too long; it is killed if it hasn't.
KILL_SECONDS = 5


def run(options: ServerOptions, settings: Settings) -> None:
    """Serve until asked to stop.

    Raises:
        OSError: the address is taken, or not of this machine.
        SystemExit: the application could not start.
    """
    multiprocessing.set_start_method("spawn", force=True)
    make_server(options, settings).serve(target_loader=load_in_worker)


def make_server(options: ServerOptions, settings: Settings) -> DrainingServer:
    """Configure the server; the service writes the access log, and knows by itself which proxies to believe."""
    server = DrainingServer(
        options.application,
        address=options.host,
        port=free_port(options.host, options.port),
        workers=options.workers,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        # Others lose a request that comes before they run.
        loop=Loops.asyncio,
        http1_settings=HTTP1Settings(
            header_read_timeout=settings.keep_alive_seconds * 1000, max_buffer_size=MAX_HEAD_BYTES
        ),
        log_dictconfig=LOGS,
        respawn_failed_workers=True,
        workers_kill_timeout=settings.shutdown_grace_seconds + KILL_SECONDS,
        reload=options.reload,
        reload_paths=[Path("app")],
    )
    server.delay_seconds = settings.drain_seconds
    return server


def free_port(host: str, port: int) -> int:
    """Choose a port if none is named, and look whether it is free: the workers would share it with whoever has it.

    Raises:
        OSError: it is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listener:
        chosen: int = listener.getsockname()[1]
        return chosen
