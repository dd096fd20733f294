"""Renders a variant in this process, many times as fast as the command: the private names of Copier end here.

Copier compiles each path and file anew for each project, renders each part of a path once a file, and runs git once a
file. Here a compiled template is kept, so is a rendered part, and git is left out. Where Copier has renamed what this
needs, its public function renders alone, only slower. A test holds both to the same bytes.
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
NEEDED = ("_render_string", "_render_template", "_sync_git_index_executable_bit", "answers_relpath")
COMPILED: dict[tuple[object, ...], object] = {}


def compile_once(
    self: jinja2.Environment, source: object, name: str | None = None, filename: str | None = None, **options: object
) -> object:
    """Compile each source once, whichever clone it is from; Copier may not use `{% yield %}` in a path then."""
    if not isinstance(source, str):
        return COMPILE(self, source, name, filename, **options)
    key = (source, name, *sorted(options.items()))
    if key not in COMPILED:
        COMPILED[key] = COMPILE(self, source, name, filename, **options)
    return COMPILED[key]


def rendering_parts_once(worker: "type[private.Worker]") -> Callable[["private.Worker"], None]:
    """Make Copier render each part of a path once a project, as no answer changes while files are written."""
    render_template, render_string = worker._render_template, worker._render_string

    def render_once(self: "private.Worker") -> None:
        rendered: dict[str, str] = {}

        def render_part(self: "private.Worker", source: str, extra_context: dict[str, Any] | None = None) -> str:
            if extra_context:
                return render_string(self, source, extra_context)
            if source not in rendered:
                rendered[source] = render_string(self, source)
            return rendered[source]

        with (
            patch.object(worker, "answers_relpath", self.answers_relpath),
            patch.object(worker, "_render_string", render_part),
        ):
            render_template(self)

    return render_once


@cache
def speed_ups() -> tuple[tuple[type, str, Any], ...]:
    """List what to replace in Copier, and nothing where it has changed."""
    worker: type[private.Worker] | None = getattr(private, "Worker", None)
    if worker is None or not all(hasattr(worker, name) for name in NEEDED):
        return ()
    return (
        (jinja2.Environment, "compile", compile_once),
        (worker, "_sync_git_index_executable_bit", lambda *_: None),
        (worker, "_render_template", rendering_parts_once(worker)),
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
