"""Serves the application with Uvicorn."""

import sys
from contextlib import suppress
from socket import socket

from uvicorn import Config
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import ChangeReload

from app.core.config import Settings, get_settings
from app.draining_server import DrainingServer
from app.http_protocol import StrictHttpProtocol
from app.parent_watch import watch_parent
from app.server_options import ServerOptions
from app.socket_options import SOCKET_OPTIONS
from app.supervisor import Supervisor


def run(options: ServerOptions, settings: Settings) -> None:
    """Serve until asked to stop.

    Raises:
        SystemExit: the application could not start.
    """
    config = make_config(options, settings)
    server = DrainingServer(config, settings.drain_seconds)
    with suppress(KeyboardInterrupt):
        if options.reload:
            ChangeReload(config, target=server.run, sockets=[config.bind_socket()]).run()
        elif options.workers > 1:
            listener = config.bind_socket()
            sys.exit(Supervisor(serve_in_worker, (options, listener), options.workers).run())
        else:
            server.run()
            if not server.started and server.ends_at is None:
                sys.exit(STARTUP_FAILURE)


def make_config(options: ServerOptions, settings: Settings) -> Config:
    """Configure the server; the service writes the access log, and only proxies that it trusts speak for others."""
    return Config(
        options.application,
        factory=True,
        http=StrictHttpProtocol,
        **SOCKET_OPTIONS,
        host=options.host,
        port=options.port,
        reload=options.reload,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=settings.keep_alive_seconds,
        timeout_graceful_shutdown=settings.shutdown_grace_seconds,
    )


def serve_in_worker(options: ServerOptions, listener: socket) -> None:
    """Serve as one of several processes."""
    watch_parent()
    settings = get_settings()
    DrainingServer(make_config(options, settings), settings.drain_seconds).run(sockets=[listener])
