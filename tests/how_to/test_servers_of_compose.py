"""The servers of Compose are backed up, restored and given other passwords by the steps of the pages."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.compose import PRODUCTION
from support.docker import docker_answers
from support.how_to import follow, steps
from support.projects import SECRET_KEY, Project
from support.rendering import render
from support.services import unavailable

BACKUPS, ROTATION = "docs/backups.md", "docs/rotating-secrets.md"
FIRST_PASSWORD = "the-first-password-of-the-server"
EXECUTE = ("docker", "compose", "exec", "--no-TTY")


@dataclass(frozen=True, slots=True)
class Server:
    """A server of Compose: its section of the pages, its choice, the variable of its password, and how it is asked."""

    section: str
    database: str
    service: str
    variable: str
    client: tuple[str, ...]


POSTGRESQL = Server(
    "PostgreSQL",
    "postgresql",
    "postgres",
    "POSTGRES_PASSWORD",
    ("env", "PGPASSWORD={password}", "psql", "--host=postgres", "--username=my_service", "--tuples-only", "--command"),
)
MARIADB = Server(
    "MariaDB",
    "mysql",
    "mariadb",
    "MARIADB_PASSWORD",
    ("mariadb", "--host=mariadb", "--user=my_service", "--password={password}", "my_service", "--execute"),
)
EACH = pytest.mark.parametrize(
    "server", [pytest.param(each, id=each.service) for each in (POSTGRESQL, MARIADB)], scope="module"
)

pytestmark = pytest.mark.xdist_group("containers")


@pytest.fixture(scope="module")
def running(server: Server, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A service of which the server alone is up, as in production."""
    if not docker_answers():
        unavailable("no Docker engine answers, or it has no Compose")
    folder = tmp_path_factory.mktemp(server.service) / "project"
    render(template, folder, {"database": server.database})
    decided = {"COMPOSE_FILE": PRODUCTION, "SECRET_KEY": SECRET_KEY, server.variable: FIRST_PASSWORD}
    (folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in decided.items()), encoding="utf-8")
    name = f"how-to-{secrets.token_hex(4)}"
    project = Project(folder=folder, answers={}, environment={**os.environ, "COMPOSE_PROJECT_NAME": name})
    try:
        project.run("docker", "compose", "up", "--detach", "--wait", server.service)
        yield project
    finally:
        project.run("docker", "compose", "down", "--volumes", "--timeout", "5")


def ask(project: Project, server: Server, question: str, password: str = FIRST_PASSWORD) -> str:
    """Ask the server over its network, as the service does.

    Raises:
        AssertionError: it refused.
    """
    client = [part.format(password=password) for part in server.client]
    return project.run(*EXECUTE, server.service, *client, question)


@EACH
def test_what_was_stored_before_the_backup_comes_back(running: Project, server: Server) -> None:
    backup, restoration = steps(BACKUPS, server.section)
    ask(running, server, "CREATE TABLE kept (title varchar(40)); INSERT INTO kept VALUES ('a first row')")

    follow(running, backup)
    ask(running, server, "DELETE FROM kept")
    follow(running, restoration)

    assert "a first row" in ask(running, server, "SELECT title FROM kept")


@EACH
def test_the_password_is_replaced(running: Project, server: Server) -> None:
    follow(running, *steps(ROTATION, server.section))

    written = (running.folder / ".env").read_text(encoding="utf-8").partition(f"{server.variable}=")[2].strip()
    assert "1" in ask(running, server, "SELECT 1", written)
    with pytest.raises(AssertionError, match=r"(?i)denied|authentication failed"):
        ask(running, server, "SELECT 1", FIRST_PASSWORD)
