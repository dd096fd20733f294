"""`python -m app.worker_probe worker`: whether a worker or scheduler of this machine works, for its container.

The process touches a file at intervals. This imports the standard library alone, since it is started every few seconds.
"""

import sys
import tempfile
import time
from enum import StrEnum
from pathlib import Path

STALE_SECONDS = 30


class Process(StrEnum):
    """The processes that answer no requests."""

    WORKER = "worker"
    SCHEDULER = "scheduler"


def health_file(process: Process) -> Path:
    """Return the file of a process."""
    return Path(tempfile.gettempdir()) / f"{process}.alive"


def is_alive(process: Process) -> bool:
    """Whether a process has said lately that it works."""
    try:
        age = time.time() - health_file(process).stat().st_mtime
    except FileNotFoundError:
        return False
    return age < STALE_SECONDS


if __name__ == "__main__":
    sys.exit(not is_alive(Process(sys.argv[1])))
