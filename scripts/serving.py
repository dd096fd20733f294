"""Serves a rendered service on the loopback address."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

HOST = "127.0.0.1"
PORTS = range(8000, 8100)
ATTEMPTS = 600
GRACE_SECONDS = 60
READY = "/health/ready"


def first_free_port() -> int:
    """Choose the first port, from 8000 on, that nothing listens on."""
    for port in PORTS:
        with socket.socket() as caller:
            if caller.connect_ex((HOST, port)) != 0:
                return port
    raise RuntimeError(f"every port from {PORTS.start} to {PORTS.stop - 1} is taken")


@contextmanager
def serve(
    project: Path,
    port: int,
    *options: str,
    environment: Mapping[str, str] = os.environ,
    log: IO[str] | None = None,
    until: str = READY,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the service for a while, in a process group of its own; at the end it is asked to stop."""
    python = project / ".venv" / "bin" / "python"
    command = [str(python), "-m", "app", "serve", "--host", HOST, "--port", str(port), *options]
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=log, stderr=log, start_new_session=True
    ) as server:
        try:
            wait_until_ready(server, port, until)
            yield server
        finally:
            end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """Ask the service to stop, and leave none of its processes behind, whether or not it does."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(GRACE_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)


def wait_until_ready(server: subprocess.Popen[bytes], port: int, path: str) -> None:
    """Wait until the service answers at a path, for as long as it runs."""
    for _ in range(ATTEMPTS):
        if server.poll() is not None:
            raise RuntimeError(f"the service ended with exit code {server.returncode}")
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=5).close()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the service didn't become ready")
