"""A rendered service to measure: installed, with an empty database of its own."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from interpreters import best_interpreter
from servers import SERVERS
from support.projects import Project, developer, operator, provide_tools
from support.rendering import render
from support.repository import copy_template

# A benchmark measures how long a statement takes, even one that a request would give up.
PATIENCE = {"DB_TIMEOUT_SECONDS": "120"}
INSIDE = Path(__file__).resolve().parent / "inside"


@contextmanager
def service(database: str, **answers: str | list[str]) -> Iterator[Project]:
    """Render a service as the work tree has it, install it and migrate its database; all of it is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="copier-fastapi-benchmark-") as folder:
        home = Path(folder)
        with SERVERS[database](home) as database_url:
            project = installed(home, {"database": database, **answers}, operator(database_url) | PATIENCE)
            project.run_installed("python", "-m", "app", "migrate")
            yield project
            # A server that was given keeps no rows.
            project.run_installed("alembic", "downgrade", "base")


def installed(home: Path, answers: Mapping[str, object], settings: dict[str, str]) -> Project:
    """Render and install a service."""
    copy_template(home / "template")
    provide_tools(home / "tools")
    version, interpreter = best_interpreter()
    answers = {**answers, "python_version": version}
    render(home / "template", home / "project", answers)
    environment = {**developer(interpreter, home / "tools"), **settings}
    project = Project(folder=home / "project", answers=answers, environment=environment)
    project.install()
    return project


def run_inside(project: Project, script: str, *arguments: str) -> str:
    """Run a script of the folder `inside` in the environment of a service."""
    return project.run_installed("python", str(INSIDE / script), *arguments, PYTHONPATH=str(project.folder))
