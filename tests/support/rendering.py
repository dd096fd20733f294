"""Renders a variant in this process, five times as fast as the command: the private names of Copier end here.

Copier compiles each path and file anew for each project, and runs git once a file. Here a compiled template is kept,
and git is left out. Where Copier has renamed what this needs, its public function renders alone, only slower. A test
holds both to the same bytes.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import copier
import jinja2
from copier import _main as private

COMPILE: Callable[..., object] = jinja2.Environment.compile
COMPILED: dict[tuple[object, ...], object] = {}


def compile_once(self: jinja2.Environment, source: object, *arguments: object, **options: object) -> object:
    """Compile each source once; Copier may not use `{% yield %}` in a path then."""
    if not isinstance(source, str):
        return COMPILE(self, source, *arguments, **options)
    key = (source, arguments, tuple(sorted(options.items())))
    if key not in COMPILED:
        COMPILED[key] = COMPILE(self, source, *arguments, **options)
    return COMPILED[key]


@cache
def speed_ups() -> tuple[tuple[type, str, Any], ...]:
    """List what to replace in Copier, and nothing where it has changed."""
    worker = getattr(private, "Worker", None)
    if worker is None or not hasattr(worker, "_sync_git_index_executable_bit"):
        return ()
    return (
        (jinja2.Environment, "compile", compile_once),
        (worker, "_sync_git_index_executable_bit", lambda *_: None),
    )


@contextmanager
def fast_copier() -> Iterator[dict[str, Any]]:
    """Make Copier fast for a while, and ignore the settings of whoever runs the tests."""
    settings = getattr(private, "SettingsModel", None)
    with ExitStack() as replaced:
        for owner, name, replacement in speed_ups():
            replaced.enter_context(patch.object(owner, name, replacement))
        yield {"settings": settings()} if settings else {}


def render(template: Path, destination: Path, data: dict[str, Any]) -> None:
    """Render a service into a folder that doesn't exist yet."""
    with fast_copier() as options:
        copier.run_copy(str(template), destination, data=data, defaults=True, quiet=True, unsafe=True, **options)
