"""What an image holds, of the lock of each dependency manager, and how little of it changes with the code."""

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from interpreters import best_interpreter
from support.certificates import CERTIFICATE, write_certificate
from support.contained import EACH_MANAGER
from support.docker import docker
from support.projects import Project, developer, is_of_pip
from support.rendering import render
from support.repository import commit_all, git
from support.variants import Variant

MARK, KEY = "only-in-a-secret", "never-in-an-image"
MEGABYTE = 1_000_000
BUNDLE = "/etc/ssl/certs/ca-certificates.crt"
UNREACHABLE = {
    "uv.toml": 'index-url = "http://127.0.0.1:9/"',
    "pip.conf": "[global]\nindex-url = http://127.0.0.1:9/\nretries = 0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A service with a lock, and the image that is built of it, with all that the build can be given."""

    project: Project
    tag: str
    given: Path

    @property
    def configuration(self) -> str:
        """The name of the file that configures what installs packages."""
        return "pip.conf" if is_of_pip(self.project.folder) else "uv.toml"

    def run(self, *options: str) -> None:
        """Build the image as its owner does, who names it after the service.

        Raises:
            AssertionError: it failed.
        """
        names = (self.configuration, "certificates")
        given = [option for name in names for option in ("--secret", f"id={name},src={self.given / name}")]
        self.project.run("make", "image", f"options={' '.join([*given, '--build-arg VERSION=7.8.9', *options])}")

    def install_with(self, given: Path) -> None:
        """Install its packages anew, with other secrets.

        Raises:
            AssertionError: it failed.
        """
        replace(self, given=given).run("--no-cache", "--target", "build")

    def python(self, script: str) -> str:
        """Run a script in a container of the image."""
        return docker("run", "--rm", "--entrypoint", "python", self.tag, "-c", script)

    def layers(self) -> list[str]:
        """List the layers of the image."""
        listed: list[str] = json.loads(docker("image", "inspect", "--format", "{{json .RootFS.Layers}}", self.tag))
        return listed

    def last_layer_bytes(self) -> int:
        """Tell how large the last layer is that holds files."""
        sizes = docker("history", "--human=false", "--format", "{{.Size}}", self.tag).splitlines()
        return next(int(size) for size in sizes if size != "0")


@pytest.fixture(scope="session")
def build(row: Variant, template: Path, tools: Path, home: Path) -> Iterator[Build]:
    """The variant with a lock, committed, as it is once its owner has installed it, and its image."""
    name = f"copier-fastapi-{secrets.token_hex(4)}"
    render(template, home / "locked", row.data | {"project_slug": name})
    (home / "locked" / ".env").write_text(f"SECRET_KEY={KEY}", encoding="utf-8")
    locked = Project(folder=home / "locked", answers=row.answers, environment=developer(best_interpreter()[1], tools))
    locked.lock()
    commit_all(locked.folder, "Lock the dependencies")
    made = Build(project=locked, tag=name, given=home / "given")
    made.given.mkdir()
    recipe = (locked.folder / "Dockerfile").read_text(encoding="utf-8")
    (base,) = set(re.findall(r"^FROM (python\S+)", recipe, re.MULTILINE))
    bundle = docker("run", "--rm", "--entrypoint", "cat", base, BUNDLE)
    (made.given / "certificates").write_text(f"{bundle}\n# {MARK}\n", encoding="utf-8")
    (made.given / made.configuration).write_text(f"# {MARK}\n", encoding="utf-8")
    made.run()
    yield made
    docker("image", "rm", "--force", made.tag)


@EACH_MANAGER
def test_an_image_holds_what_the_lock_says(build: Build) -> None:
    (lock,) = (name for name in ("uv.lock", "requirements/prod.txt") if (build.project.folder / name).exists())
    text = (build.project.folder / lock).read_text(encoding="utf-8")

    version = build.python("import importlib.metadata as m; print(m.version('fastapi'))")

    assert f"fastapi=={version} " in text or f'name = "fastapi"\nversion = "{version}"' in text


@EACH_MANAGER
def test_an_image_holds_the_service_and_nothing_else(build: Build) -> None:
    listed = set(build.python("import os; print(*os.listdir(), sep='\\n')").splitlines())

    assert listed == {"alembic.ini", "app", "migrations", "pyproject.toml"}


@EACH_MANAGER
def test_an_image_holds_nothing_that_develops_or_installs_it(build: Build) -> None:
    installed = build.python("import importlib.metadata as m; print(*(d.name for d in m.distributions()), sep='\\n')")

    assert {"pytest", "ruff", "mypy", "pip", "setuptools", "uv"} & set(installed.splitlines()) == set()


@EACH_MANAGER
def test_an_image_says_what_it_is(build: Build) -> None:
    labels = json.loads(docker("image", "inspect", "--format", "{{json .Config.Labels}}", build.tag))

    said = [labels[f"org.opencontainers.image.{name}"] for name in ("title", "version", "revision", "source")]
    assert said == [build.tag, "7.8.9", git(build.project.folder, "rev-parse", "HEAD").strip(), "unknown"]


@EACH_MANAGER
def test_an_image_keeps_nothing_of_the_secrets_of_its_build(build: Build, tmp_path: Path) -> None:
    docker("save", "--output", str(tmp_path / "image.tar"), build.tag)

    saved = (tmp_path / "image.tar").read_bytes()
    assert [secret for secret in (MARK, KEY) if secret.encode() in saved] == []
    # Layers are not packed, or nothing of them would be found.
    assert f'name = "{build.tag}"'.encode() in saved


@EACH_MANAGER
def test_packages_come_from_the_mirror_of_the_secret(build: Build, tmp_path: Path) -> None:
    shutil.copytree(build.given, tmp_path / "given")
    name = build.configuration
    (tmp_path / "given" / name).write_text(UNREACHABLE[name], encoding="utf-8")

    with pytest.raises(AssertionError, match=r"No matching distribution|127\.0\.0\.1:9"):
        build.install_with(tmp_path / "given")


@EACH_MANAGER
def test_packages_come_from_whom_the_certificates_of_the_secret_know(build: Build, tmp_path: Path) -> None:
    shutil.copytree(build.given, tmp_path / "given")
    write_certificate(tmp_path)
    shutil.copy(tmp_path / CERTIFICATE, tmp_path / "given" / "certificates")

    with pytest.raises(AssertionError, match=r"UnknownIssuer|CERTIFICATE_VERIFY_FAILED"):
        build.install_with(tmp_path / "given")


@EACH_MANAGER
def test_a_change_of_the_code_makes_one_thin_layer_anew(build: Build) -> None:
    before = build.layers()
    with (build.project.folder / "app" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write('"""The service."""\n')

    build.run()

    after = build.layers()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [after[-1]]
    assert 0 < build.last_layer_bytes() < MEGABYTE
