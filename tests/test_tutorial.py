"""The commands of the tutorial, all of them and nothing else, in their order."""

import os
import secrets
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from interpreters import best_interpreter, find_interpreters, uv_command
from support.code_blocks import script_of
from support.docker import docker, docker_answers
from support.network import free_port
from support.projects import OURS
from support.repository import ROOT
from support.services import unavailable

NAME = "bookshelf"

pytestmark = pytest.mark.xdist_group("tutorial")


@pytest.fixture(scope="module")
def parts() -> tuple[str, str]:
    """The commands before the last step, and those of the last step."""
    start, _, end = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8").partition("## Deploy it")
    return script_of(start), script_of(end)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    return tmp_path_factory.mktemp("tutorial")


@pytest.fixture(scope="module")
def reader(place: Path) -> dict[str, str]:
    """The environment of somebody with uv and git, whose usual ports and names may be taken."""
    tools = place / ".tools"
    tools.mkdir()
    for program in ("uv", "uvx"):
        (tools / program).symlink_to(Path(uv_command()).resolve().with_name(program))
    identity = tools / "gitconfig"
    identity.write_text("[user]\n\tname = Ada\n\temail = ada@example.com\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {
        "PATH": f"{tools}{os.pathsep}{kept['PATH']}",
        "UV_PYTHON": str(find_interpreters().get("3.13") or best_interpreter()[1]),
        "UV_PYTHON_DOWNLOADS": "never",
        "GIT_CONFIG_GLOBAL": str(identity),
        "PORT": str(free_port()),
        "API_PORT": str(free_port()),
        "COMPOSE_PROJECT_NAME": f"{NAME}-{secrets.token_hex(4)}",
    }


def follow(script: str, folder: Path, reader: Mapping[str, str]) -> str:
    """Type commands into a shell, up to the first that fails; give what they print.

    Raises:
        AssertionError: one failed.
    """
    done = subprocess.run(
        ["bash", "-euxo", "pipefail", "-c", script],
        cwd=folder,
        env=reader,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def told(parts: tuple[str, str], place: Path, reader: dict[str, str], clone: Path) -> str:
    """What the commands before the last step print."""
    return follow(parts[0].replace("<repository-url>", f"file://{clone}"), place, reader)


@pytest.fixture
def engine(place: Path, reader: dict[str, str]) -> Iterator[None]:
    """An engine that answers; nothing of the service is left there."""
    if not docker_answers():
        unavailable("no Docker engine answers, or it has no Compose")
    yield
    down = ["docker", "compose", "down", "--volumes", "--timeout", "5"]
    subprocess.run(down, cwd=place / NAME, env=reader, check=True, capture_output=True)
    docker("image", "rm", "--force", NAME)


def test_the_tutorial_leads_to_a_service_that_is_changed_and_brought_up_to_date(told: str, place: Path) -> None:
    assert '"title":"A first book"' in told
    assert "server: granian" in (place / NAME / ".copier-answers.yml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("told", "engine")
def test_the_tutorial_leads_to_a_service_in_containers_as_in_production(
    parts: tuple[str, str], place: Path, reader: dict[str, str]
) -> None:
    printed = follow(parts[1], place / NAME, reader)

    assert '"status":"ready"' in printed
    assert "production" in printed.splitlines()
