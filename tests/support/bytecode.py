"""Compiled modules of libraries, which variants share: else each would compile a thousand of them anew.

Python itself looks whether what is compiled belongs to a source, by the time and the size of the source: uv links the
same file into each environment. Where it can't link, each environment compiles for itself, which only takes longer.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LIBRARIES = ".venv/lib/python*/site-packages"


@contextmanager
def shared_bytecode(project: Path, store: Path) -> Iterator[None]:
    """Give an installed project what others have compiled, and keep for others what it has compiled then."""
    (libraries,) = project.glob(LIBRARIES)
    for compiled in bytecode(store):
        package = libraries / compiled.parent.parent
        # The folder of a library that is not installed would be taken for a package.
        if package.is_dir():
            link(store / compiled, libraries / compiled)
    yield
    for compiled in bytecode(libraries):
        link(libraries / compiled, store / compiled)


def bytecode(folder: Path) -> list[Path]:
    """List the compiled modules below a folder."""
    return [compiled.relative_to(folder) for compiled in folder.glob("**/__pycache__/*.pyc")]


def link(compiled: Path, place: Path) -> None:
    """Have a file at another place too, unless there is one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.link(compiled, place)
