"""The processes that serve the application."""

import sys
from contextlib import suppress

from uvicorn import Config, Server
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import ChangeReload, Multiprocess


def run(config: Config) -> None:
    """Serve until asked to stop, as `uvicorn.run` does, which takes it for a success that no worker could start.

    Raises:
        SystemExit: the application could not start.
    """
    with suppress(KeyboardInterrupt):
        if config.should_reload:
            ChangeReload(config, target=Server(config).run, sockets=[config.bind_socket()]).run()
        elif not (run_workers(config) if config.workers > 1 else run_alone(config)):
            sys.exit(STARTUP_FAILURE)


def run_alone(config: Config) -> bool:
    """Serve by this process, and tell whether it could start."""
    server = Server(config)
    server.run()
    return server.started


def run_workers(config: Config) -> bool:
    """Serve by several processes, and tell whether they could start."""
    supervisor = Multiprocess(config, sockets=[config.bind_socket()])
    supervisor.run()
    return all(worker.exitcode != STARTUP_FAILURE for worker in supervisor.processes)
