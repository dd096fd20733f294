"""The commands of the README of a service, typed as they stand there; other tests run those that are not here."""

import secrets
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from interpreters import best_interpreter
from serving import end, wait_until_ready
from support.docker import docker_answers
from support.network import free_port
from support.projects import Project, developer
from support.readme_commands import MAINTENANCE, PRODUCTION, TRANSFER, commands, runner_of
from support.rendering import render
from support.services import unavailable

PASSWORD = "correct horse battery staple"

pytestmark = pytest.mark.xdist_group("readme-of-a-service")


def typed(folder: Path, command: str, environment: Mapping[str, str], answer: str = "") -> str:
    """Type a command into a shell, and what it asks for, where it has no terminal; give what it prints.

    Raises:
        AssertionError: it failed.
    """
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        input=answer,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout


def told(folder: Path, test: str) -> list[str]:
    """List the commands of a README that a test runs."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    return [command for command in commands(readme) if runner_of(command) == test]


@pytest.fixture(scope="module")
def service(template: Path, tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The default service, locked and installed as its README says."""
    version, interpreter = best_interpreter()
    folder = tmp_path_factory.mktemp("readme") / "project"
    render(template, folder, {"python_version": version})
    made = Project(folder=folder, answers={}, environment=developer(interpreter, tools))
    for command in ("make lock", "make install"):
        typed(folder, command, made.environment)
    return made


def test_the_first_steps_lead_to_a_service_that_answers(service: Project) -> None:
    port = free_port()
    command = ["make", "dev", f"options=--port {port}"]
    with subprocess.Popen(
        command, cwd=service.folder, env=service.environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as server:
        try:
            wait_until_ready(server, port, "/health/ready")
        finally:
            end(server)


def test_the_account_of_a_superuser_is_opened(service: Project) -> None:
    typed(service.folder, "make upgrade", service.environment)
    command = "uv run python -m app create-superuser --email admin@example.com"

    printed = typed(service.folder, command, service.environment, f"{PASSWORD}\n{PASSWORD}\n")

    assert printed.endswith("Created admin@example.com.\n")


def test_the_targets_for_maintenance_do_what_they_say(service: Project) -> None:
    typed(service.folder, "make upgrade", service.environment)

    for command in told(service.folder, MAINTENANCE):
        typed(service.folder, command, service.environment)

    assert '"bomFormat": "CycloneDX"' in (service.folder / "sbom.json").read_text(encoding="utf-8")


def test_data_is_taken_to_another_database(service: Project) -> None:
    typed(service.folder, "make upgrade", service.environment)
    export, *others = told(service.folder, TRANSFER)
    elsewhere = {**service.environment, "DATABASE_URL": "sqlite+aiosqlite:///other.db"}

    with suppress(FileNotFoundError):
        (service.folder / "data.jsonl").unlink()
    exported = typed(service.folder, export, service.environment)
    *_, imported = [typed(service.folder, command, elsewhere) for command in others]

    assert exported.replace("Exported", "Imported").replace(" to ", " from ") == imported


@pytest.fixture
def named(service: Project) -> Iterator[Mapping[str, str]]:
    """The environment of somebody whose usual port and names may be taken; nothing that is started there is left."""
    if not docker_answers():
        unavailable("no Docker engine answers, or it has no Compose")
    name = f"readme-{secrets.token_hex(4)}"
    own = {**service.environment, "COMPOSE_PROJECT_NAME": name, "IMAGE": name, "API_PORT": str(free_port())}
    yield own
    typed(service.folder, "docker compose down --volumes --rmi all --timeout 5", own)


def test_everything_is_started_for_development(service: Project, named: Mapping[str, str]) -> None:
    typed(service.folder, "make up", named)

    assert typed(service.folder, "docker compose exec api printenv ENVIRONMENT", named) == "development\n"


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        ({}, ["SECRET_KEY", "COMPOSE_FILE"]),
        ({"database": "postgresql", "auth": "oidc"}, ["COMPOSE_FILE", "OIDC_ISSUER", "POSTGRES_PASSWORD"]),
    ],
)
def test_what_production_decides_is_written_where_compose_reads_it(
    service: Project, template: Path, tmp_path: Path, answers: dict[str, str], names: list[str]
) -> None:
    render(template, tmp_path / "project", answers)
    written = service.folder / ".env"

    for command in told(tmp_path / "project", PRODUCTION):
        typed(service.folder, command, service.environment)

    lines, mode = written.read_text(encoding="utf-8").splitlines(), written.stat().st_mode
    written.unlink()
    assert [line.partition("=")[0] for line in lines] == names
    assert all(line.partition("=")[2] for line in lines)
    assert mode & 0o077 == 0
