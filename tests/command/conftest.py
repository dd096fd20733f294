"""A small template, and ways to run the command on it as a person or a script does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.repository import ROOT, commit_all, git

Run = Callable[..., subprocess.CompletedProcess[str]]
SECONDS = 120

HERE = Path(__file__).parent


def release(template: Path) -> Path:
    """Make a template a repository with one release."""
    commit_all(template, "Release")
    git(template, "tag", "v1.0.0")
    return template


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A small template with each kind of question."""
    return release(shutil.copytree(HERE / "toy", tmp_path / "toy"))


@pytest.fixture
def slow_toy(tmp_path: Path) -> Path:
    """The small template with files of which the fourth waits until the file that TOY_WAITS_FOR names is gone."""
    slow = shutil.copytree(HERE / "toy", tmp_path / "slow")
    shutil.copy2(HERE / "slow_toy/slow.py", slow)
    with (slow / "copier.yml").open("a", encoding="utf-8") as questions:
        questions.write((HERE / "slow_toy/extension.yml").read_text(encoding="utf-8"))
    (slow / "template/slow").mkdir()
    for number in range(20):
        (slow / f"template/slow/{number}.txt.jinja").write_text("{{ 'text' | slowly }}\n", encoding="utf-8")
    return release(slow)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty directory to render services in."""
    directory = tmp_path / "place"
    directory.mkdir()
    return directory


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """The directory for temporary files."""
    directory = tmp_path / "scratch"
    directory.mkdir()
    return directory


@pytest.fixture
def environment(tmp_path: Path, scratch: Path) -> dict[str, str]:
    """An environment without the settings of whoever runs the tests, and without a template to fall back on."""
    empty, identity = tmp_path / "copier-settings.yml", tmp_path / "gitconfig"
    empty.write_text("{}\n", encoding="utf-8")
    identity.write_text("[user]\n\tname = Tests\n\temail = tests@example.com\n", encoding="utf-8")
    installed = tmp_path / "installed/copier_fastapi-1.2.3.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: copier-fastapi\nVersion: 1.2.3\n", encoding="utf-8"
    )
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{installed.parent}{os.pathsep}{ROOT / 'extensions'}",
        "HOME": str(tmp_path),
        "TMPDIR": str(scratch),
        "COPIER_SETTINGS_PATH": str(empty),
        "GIT_CONFIG_GLOBAL": str(identity),
        "GIT_CONFIG_NOSYSTEM": "1",
    }


@pytest.fixture
def command() -> list[str]:
    """What starts the command."""
    return [sys.executable, "-m", "copier_fastapi.cli"]


@pytest.fixture
def run(command: list[str], environment: dict[str, str], place: Path) -> Run:
    """Runs the command to its end, without a terminal."""

    def run_command(
        *arguments: object, cwd: Path = place, umask: int = 0o022, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *map(str, arguments)],
            cwd=cwd,
            umask=umask,
            env={**environment, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    return run_command


@pytest.fixture
def new(run: Run, toy: Path) -> Run:
    """Renders the small template, without git and lock and, unless told otherwise, with the defaults."""

    def render(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        return run("new", "--template", toy, "--no-git", "--no-lock", "--defaults", *arguments, **options)

    return render
