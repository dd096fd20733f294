"""The command as it is installed from git: what is in it, and that it renders the template it came from."""

import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from copier_fastapi.cli.recorded import ANSWERS_FILE
from interpreters import uv_command
from support.repository import ROOT, TEMPLATE_PARTS, git
from support.shared import made_once
from support.trees import contents, files
from support.variants import Variant

Run = Callable[..., subprocess.CompletedProcess[str]]
PACKAGE = "extensions/copier_fastapi"


def uv(*arguments: object, cwd: Path) -> None:
    """Run uv."""
    subprocess.run([uv_command(), *map(str, arguments)], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="session")
def installed(clone: Path, shared: Path) -> Path:
    """The command as `pip install git+...` installs it; what it needs is there."""

    def install(to: Path) -> None:
        source = f"copier-fastapi @ git+{clone.as_uri()}"
        uv("pip", "install", "--python", sys.executable, "--no-deps", "--target", to, source, cwd=shared)

    return made_once(shared / "installed-command", install)


@pytest.fixture
def environment(environment: dict[str, str], installed: Path, tmp_path: Path) -> dict[str, str]:
    """An environment where the command is the installed one."""
    return environment | {"PYTHONPATH": str(installed), "COPIER_CACHE_DIR": str(tmp_path / "cache")}


def source_files(folder: str) -> set[str]:
    """List the files of the work tree below a folder that git would commit, relative to the folder."""
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", folder).splitlines()
    return {Path(name).relative_to(folder).as_posix() for name in listed if (ROOT / name).is_file()}


def test_it_holds_the_package_and_nothing_else(installed: Path) -> None:
    names = [name for name in files(installed) if not name.endswith(".pyc")]
    package = {name.removeprefix("copier_fastapi/") for name in names if name.startswith("copier_fastapi/")}
    others = {name.split("/")[0] for name in names} - {"copier_fastapi"}

    assert package == source_files(PACKAGE)
    assert {name.partition("-")[0] for name in others if name.endswith(".dist-info")} == {"copier_fastapi"}
    assert {name for name in others if not name.endswith(".dist-info")} <= {"bin", ".lock", ".gitignore"}


def test_it_renders_the_template_that_it_came_from(
    run: Run, rendered: Callable[[Variant], Path], clone: Path, place: Path
) -> None:
    done = run("new", "svc", "--defaults", "--no-git", "--no-lock")

    assert done.returncode == 0, done.stderr
    made, expected = contents(place / "svc"), contents(rendered(Variant("defaults", {})))
    answers, _ = made.pop(ANSWERS_FILE)
    expected.pop(ANSWERS_FILE, None)
    assert [name for name in made.keys() | expected if made.get(name) != expected.get(name)] == []
    assert f"_src_path: git+{clone.as_uri()}\n" in answers.decode()


def test_it_knows_the_choices(run: Run) -> None:
    done = run("variants", "--json")

    assert {"database", "auth"} <= {each["question"] for each in json.loads(done.stdout)}


def test_a_source_distribution_holds_the_template(clone: Path, tmp_path: Path) -> None:
    uv("build", "--sdist", "--python", sys.executable, "--out-dir", tmp_path, clone, cwd=tmp_path)

    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    wanted = git(clone, "ls-files", *TEMPLATE_PARTS).splitlines()
    assert [name for name in wanted if name not in names] == []
    assert [name for name in names if name.endswith(".pyc")] == []
