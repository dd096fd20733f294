"""The hooks of a service, run as they are before each commit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interpreters import best_interpreter
from support.linters import PROGRAMS
from support.projects import Project, developer
from support.rendering import render

pytestmark = pytest.mark.xdist_group("hooks")
# `make lint` runs it in every variant, and it takes its time.
SLOW = "types"


@pytest.fixture(scope="module")
def project(template: Path, tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The default service, locked, installed and known to git."""
    version, interpreter = best_interpreter()
    folder = tmp_path_factory.mktemp("hooks") / "project"
    render(template, folder, {"python_version": version})
    made = Project(folder=folder, answers={}, environment=developer(interpreter, tools))
    made.install()
    for command in (("init", "--quiet"), ("add", ".")):
        made.run("git", *command)
    return made


@pytest.fixture
def run_hooks(project: Project, tmp_path: Path) -> Callable[[], str]:
    """Runs the hooks on all files."""
    return lambda: project.run(
        str(PROGRAMS / "prek"), "run", "--all-files", SKIP=SLOW, PREK_HOME=str(tmp_path / "prek")
    )


def test_hooks_find_nothing_in_a_new_service(run_hooks: Callable[[], str]) -> None:
    report = run_hooks()

    assert report.count("Passed") == 4


def test_hooks_refuse_and_mend_what_is_not_formatted(project: Project, run_hooks: Callable[[], str]) -> None:
    module = project.folder / "app" / "main.py"
    right = module.read_text(encoding="utf-8")
    module.write_text(right + "\n\n\n\n", encoding="utf-8")

    with pytest.raises(AssertionError, match="ruff format"):
        run_hooks()

    assert module.read_text(encoding="utf-8") == right
