"""The processes of a service."""

import os
import signal
from pathlib import Path

# A helper of Python that serves nothing.
HELPER = b"resource_tracker"


def workers(parent: int) -> set[int]:
    """List the processes that a process has started to serve."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return {int(child) for child in listed if HELPER not in command_line(int(child))}


def command_line(process: int) -> bytes:
    """Return how a process was started; nothing, if it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def kill(process: int) -> None:
    """End a process that can do nothing about it."""
    os.kill(process, signal.SIGKILL)
