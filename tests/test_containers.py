"""The image and the Compose file of rendered services, on a real engine, as in production."""

import json
import re
import secrets
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from interpreters import best_interpreter
from support.compose import Stack, stack
from support.contract import keeps_the_contract
from support.contract.service import called
from support.docker import docker, docker_answers
from support.projects import developer
from support.rendering import render
from support.services import unavailable
from support.variants import Variant, core_variants, variant

# Few variants, which touch every answer to the questions that shape the code; a test says so.
CONTAINED = tuple(
    variant({"database": database, "auth": auth, "api_versioning": versioning})
    for database, auth, versioning in (
        ("sqlite", "jwt", "path"),
        ("postgresql", "none", "none"),
        ("mysql", "session", "header"),
        ("postgresql", "api_key", "path"),
        ("sqlite", "oidc", "header"),
    )
)
CASES = [pytest.param(case, id=case.name, marks=pytest.mark.xdist_group("containers")) for case in CONTAINED]
DEFAULT = pytest.mark.parametrize("row", CASES[:1], indirect=True, scope="session")
EACH = pytest.mark.parametrize("row", CASES, indirect=True, scope="session")


@pytest.fixture(scope="session", autouse=True)
def engine() -> None:
    """An engine that answers."""
    if not docker_answers():
        unavailable("no Docker engine answers, or it has no Compose")


@pytest.fixture(scope="session")
def slug(row: Variant) -> str:
    """A slug of its own for each variant, as images and containers are named after it."""
    return f"{row.name}-{secrets.token_hex(4)}".replace("_", "-")


@pytest.fixture(scope="session")
def project(row: Variant, slug: str, template: Path, home: Path) -> Path:
    """A variant, just rendered: nothing is locked or installed."""
    render(template, home / "project", row.data | {"project_slug": slug})
    return home / "project"


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


@pytest.fixture(scope="session")
def running(project: Path, slug: str) -> Iterator[Stack]:
    """The variant, as Compose runs it."""
    with stack(project, slug) as made:
        yield made


@EACH
def test_the_contract_holds_in_production(running: Stack, row: Variant, subtests: pytest.Subtests) -> None:
    commands = partial(running.compose, "exec", "--no-TTY", "api")
    with called(running.port, row.answers, production=True, commands=commands) as service:
        keeps_the_contract(service, subtests)


@EACH
def test_the_engine_finds_it_healthy(running: Stack) -> None:
    assert running.inspected("{{.State.Health.Status}}") == "healthy"


@EACH
def test_it_runs_as_a_numeric_user_that_is_not_root(running: Stack) -> None:
    assert re.fullmatch(r"[1-9]\d*(:[1-9]\d*)?", running.inspected("{{.Config.User}}"))


@EACH
def test_it_runs_on_a_file_system_that_it_cannot_write(running: Stack) -> None:
    assert running.inspected("{{.HostConfig.ReadonlyRootfs}}") == "true"


@EACH
def test_nothing_but_the_api_is_published(running: Stack) -> None:
    containers = running.compose("ps", "--format", "json").splitlines()
    published = {
        (json.loads(line)["Service"], port["URL"])
        for line in containers
        for port in json.loads(line)["Publishers"] or []
        if port["PublishedPort"]
    }

    assert {service for service, _ in published} == {"api"}


@EACH
def test_it_stops_well(running: Stack) -> None:
    running.compose("stop", "--timeout", "60", "api")

    assert running.inspected("{{.State.ExitCode}}") == "0"


@DEFAULT
def test_an_image_holds_what_the_lock_says(locked: Path, tag: str) -> None:
    lock = tomllib.loads((locked / "uv.lock").read_text(encoding="utf-8"))
    wanted = next(package["version"] for package in lock["package"] if package["name"] == "fastapi")

    docker("build", "--tag", tag, str(locked))

    script = "import importlib.metadata as m; print(m.version('fastapi'))"
    assert docker("run", "--rm", "--entrypoint", "python", tag, "-c", script) == wanted


@DEFAULT
def test_an_image_holds_the_service_and_nothing_else(locked: Path, tag: str) -> None:
    (locked / ".env").write_text("SECRET_KEY=never-in-an-image", encoding="utf-8")

    docker("build", "--tag", tag, str(locked))

    listed = set(docker("run", "--rm", "--entrypoint", "ls", tag, "-A").splitlines())
    assert "app" in listed
    assert listed & {".env", ".git", "tests", "Dockerfile", "Makefile"} == set()


def test_the_containers_touch_every_answer_of_the_core() -> None:
    touched = {answer for case in CONTAINED for answer in case.answers.items()}

    assert touched == {answer for case in core_variants() for answer in case.answers.items()}
