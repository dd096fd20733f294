"""What all workers of a test run share: a folder, and the right to be alone for a while."""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def made_once(destination: Path, make: Callable[[Path], None]) -> Path:
    """Make a folder unless another worker has; it appears whole or not at all."""
    if not destination.exists():
        destination.parent.mkdir(parents=True, exist_ok=True)
        attempt = Path(tempfile.mkdtemp(dir=destination.parent, prefix="attempt-"))
        make(attempt / "made")
        with alone(destination.with_suffix(".lock")):
            if not destination.exists():
                (attempt / "made").rename(destination)
        shutil.rmtree(attempt)
    return destination


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep other processes out."""
    with lock.open("a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
