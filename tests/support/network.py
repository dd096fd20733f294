"""Ports on the loopback address."""

import socket
import time
from contextlib import suppress

LOOPBACK = "127.0.0.1"
ATTEMPTS = 300


def free_port() -> int:
    """Let the kernel choose a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until_greeted(port: int) -> None:
    """Wait until a server that speaks first does so: one that is still starting may listen and say nothing.

    Raises:
        TimeoutError: it never did.
    """
    for _ in range(ATTEMPTS):
        with suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=30) as caller:
            if caller.recv(1):
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody greets on port {port}")
