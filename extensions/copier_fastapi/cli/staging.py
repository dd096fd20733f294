"""Directories that live only as long as their process: they are removed with it, or by the next run."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = "copier-fastapi"


def prefix(name: str) -> str:
    """Give how the name of a temporary directory for this purpose starts."""
    return f".{name}.{MARK}-"


@contextmanager
def staging(parent: Path, name: str) -> Iterator[Path]:
    """Make a locked directory in the parent, and remove it whatever happens.

    What a killed run for the same purpose left behind is removed first.
    """
    remove_leftovers(parent, name)
    directory, lock = locked_directory(parent, name)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)
        os.close(lock)


def locked_directory(parent: Path, name: str) -> tuple[Path, int]:
    """Make a directory and hold a lock on it, which the kernel drops when this process ends, however it ends."""
    while True:
        directory = Path(tempfile.mkdtemp(prefix=prefix(name), dir=parent))
        with suppress(FileNotFoundError):
            lock = os.open(directory, os.O_RDONLY)
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX)
            if directory.exists():
                return directory, lock
            # Another run took it for a leftover before the lock was held.
            os.close(lock)


def remove_leftovers(parent: Path, name: str) -> None:
    """Remove the directories for this purpose that no living process holds a lock on."""
    leftover = re.compile(re.escape(prefix(name)) + "[a-z0-9_]{8}")
    for path in parent.iterdir():
        if leftover.fullmatch(path.name):
            # Where it can't be locked it is in use, or somebody else's.
            with suppress(OSError):
                remove_unlocked(path)


def remove_unlocked(directory: Path) -> None:
    """Remove a directory.

    Raises:
        OSError: it is in use.
    """
    lock = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(directory, ignore_errors=True)
    finally:
        os.close(lock)
