"""Metrics of several processes, which count in files of one folder: whoever is asked tells of all."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from prometheus_client import CollectorRegistry, values
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

# The library's own variable.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


def share_metrics() -> None:
    """Have the processes that start from now on count together, until this one ends."""
    folder = tempfile.mkdtemp(prefix="metrics-")
    os.environ[FOLDER] = folder
    # The library has looked for the folder when it was imported, and a process that is forked imports nothing anew.
    values.ValueClass = values.get_value_class()
    atexit.register(remove, folder, os.getpid())


def remove(folder: str, owner: int) -> None:
    """Remove the folder of a process, which those that it has forked leave alone."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def all_metrics(own: CollectorRegistry) -> CollectorRegistry:
    """Return the metrics of the processes that count together, or this one's where it counts for itself."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return own
    forget_dead_processes(Path(folder))
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)
    return registry


def forget_dead_processes(folder: Path) -> None:
    """Remove what counts only while its process lives, such as open connections."""
    for path in folder.glob("gauge_live*.db"):
        number = int(path.stem.rpartition("_")[2])
        if not is_alive(number):
            mark_process_dead(number, str(folder))


def is_alive(number: int) -> bool:
    """Whether there is a process with this number."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
