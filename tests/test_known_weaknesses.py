"""What an image installs is listed, and its weaknesses are told, whatever manages the dependencies."""

import json
from pathlib import Path

import pytest

from interpreters import best_interpreter
from support.projects import Project, developer, is_of_pip
from support.rendering import render
from support.weaknesses import ID, knowing

pytestmark = pytest.mark.xdist_group("weaknesses")


@pytest.fixture(scope="module", params=["uv", "pip"])
def project(
    request: pytest.FixtureRequest, template: Path, tools: Path, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """The default service, locked, with the tools of its lock; uv installs those of pip, as it is quick."""
    version, interpreter = best_interpreter()
    answers = {"dependency_manager": request.param, "python_version": version}
    folder = tmp_path_factory.mktemp("weaknesses") / "project"
    render(template, folder, answers)
    made = Project(folder=folder, answers=answers, environment=developer(interpreter, tools))
    made.lock()
    if is_of_pip(folder):
        made.run("uv", "venv", "--quiet", ".venv-tools")
        made.run("uv", "pip", "sync", "--quiet", "--python=.venv-tools/bin/python", "requirements/tools.txt")
        (folder / ".venv-tools").touch()
    return made


def audit(project: Project, database: str) -> str:
    """Look for weaknesses in another database than the public one."""
    option = f"--osv-url={database}/v1/query" if is_of_pip(project.folder) else f"--service-url={database}/"
    return project.run("make", "audit", f"options={option}")


def test_the_bill_of_materials_lists_what_the_image_installs(project: Project) -> None:
    project.run("make", "sbom")

    bill = json.loads((project.folder / "sbom.json").read_text(encoding="utf-8"))
    listed = {component["name"]: component["version"] for component in bill["components"]}
    lock = "".join(path.read_text(encoding="utf-8") for path in lock_files(project.folder))
    assert f'name = "fastapi"\nversion = "{listed["fastapi"]}"' in lock or f"fastapi=={listed['fastapi']} " in lock
    assert "pytest" not in listed


def lock_files(folder: Path) -> list[Path]:
    """List what locks the packages of an image."""
    return [folder / name for name in ("uv.lock", "requirements/prod.txt") if (folder / name).exists()]


def test_a_known_weakness_of_what_the_image_installs_is_told(project: Project) -> None:
    with knowing("starlette") as database, pytest.raises(AssertionError, match=ID):
        audit(project, database)


def test_one_of_what_it_does_not_install_is_not(project: Project) -> None:
    with knowing("pytest") as database:
        audit(project, database)
