"""What an image holds."""

import secrets
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreters import best_interpreter
from support.contained import FIRST
from support.docker import docker
from support.projects import developer


@pytest.fixture(scope="session")
def locked(project: Path, tools: Path, home: Path) -> Path:
    """The variant with a lock, as it is once its owner has installed it."""
    folder = home / "locked"
    shutil.copytree(project, folder)
    subprocess.run(["uv", "lock", "--quiet"], cwd=folder, env=developer(best_interpreter()[1], tools), check=True)
    return folder


@pytest.fixture
def tag() -> Iterator[str]:
    """A name for an image, which is removed."""
    name = f"copier-fastapi-{secrets.token_hex(4)}"
    yield name
    docker("image", "rm", "--force", name)


@FIRST
def test_an_image_holds_what_the_lock_says(locked: Path, tag: str) -> None:
    lock = tomllib.loads((locked / "uv.lock").read_text(encoding="utf-8"))
    wanted = next(package["version"] for package in lock["package"] if package["name"] == "fastapi")

    docker("build", "--tag", tag, str(locked))

    script = "import importlib.metadata as m; print(m.version('fastapi'))"
    assert docker("run", "--rm", "--entrypoint", "python", tag, "-c", script) == wanted


@FIRST
def test_an_image_holds_the_service_and_nothing_else(locked: Path, tag: str) -> None:
    (locked / ".env").write_text("SECRET_KEY=never-in-an-image", encoding="utf-8")

    docker("build", "--tag", tag, str(locked))

    listed = set(docker("run", "--rm", "--entrypoint", "ls", tag, "-A").splitlines())
    assert "app" in listed
    assert listed & {".env", ".git", "tests", "Dockerfile", "Makefile"} == set()
