"""Where an update is tried without changing anything."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .git import git
from .staging import staging


@contextmanager
def throwaway_clone(directory: Path) -> Iterator[Path]:
    """Clone the repository of a service for a while, and give the service in it."""
    top = Path(git(directory, "rev-parse", "--show-toplevel").rstrip("\n"))
    with staging(Path(tempfile.gettempdir()), "rehearsal") as aside:
        git(aside, "clone", "--quiet", "--shared", "--", str(top), top.name)
        yield aside / top.name / directory.resolve().relative_to(top.resolve())
