"""A service whose dependencies are managed with pip: installed by pip itself, where other tests let uv be quick."""

import re
from pathlib import Path

import pytest

from interpreters import best_interpreter
from support.projects import Project, developer
from support.rendering import render

DISTRIBUTIONS = "import importlib.metadata as m; print(*sorted({f'{d.name}=={d.version}' for d in m.distributions()}))"


@pytest.fixture(scope="module")
def project(template: Path, tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The default service with pip, locked."""
    version, interpreter = best_interpreter()
    answers = {"dependency_manager": "pip", "python_version": version}
    folder = tmp_path_factory.mktemp("pip") / "project"
    render(template, folder, answers)
    made = Project(folder=folder, answers=answers, environment=developer(interpreter, tools))
    made.lock()
    return made


def distributions(project: Project) -> set[str]:
    """List what is installed in the environment of a project, but for what installs it."""
    listed = project.run_installed("python", "-c", DISTRIBUTIONS).split()
    return {name for name in listed if not name.startswith("pip==")}


def test_pip_installs_what_uv_installs_for_the_other_tests(project: Project) -> None:
    project.run("make", "install")
    by_pip = distributions(project)

    project.install()

    assert any(name.startswith("fastapi==") for name in by_pip)
    assert by_pip == distributions(project)


def test_a_package_that_is_not_the_locked_one_is_refused(project: Project) -> None:
    lock = project.folder / "requirements" / "dev.txt"
    right = lock.read_text(encoding="utf-8")
    lock.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", right), encoding="utf-8")

    with pytest.raises(AssertionError, match="hash"):
        project.run("make", "install")

    lock.write_text(right, encoding="utf-8")


def test_both_managers_lock_the_same_versions_for_development_and_for_production(
    project: Project, template: Path, tmp_path: Path
) -> None:
    render(template, tmp_path / "project", {**project.answers, "dependency_manager": "uv"})
    other = Project(folder=tmp_path / "project", answers={}, environment=project.environment)
    other.lock()
    export = ("uv", "export", "--quiet", "--locked", "--no-hashes", "--no-annotate", "--no-header")

    exported = {"dev": other.run(*export), "prod": other.run(*export, "--no-dev")}

    compiled = {
        name: (project.folder / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in exported
    }
    assert {name: pinned(text) for name, text in exported.items()} == {
        name: pinned(compiled[name]) for name in exported
    }
    assert pinned(compiled["prod"]) < pinned(compiled["dev"])


def pinned(text: str) -> set[str]:
    """List the pins of a file of requirements."""
    return {line.split()[0] for line in text.splitlines() if "==" in line.partition(" ")[0]}
