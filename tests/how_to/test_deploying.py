"""What the page has an operator decide is all that Compose demands, and starts; Compose names what is missing."""

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.docker import docker_answers
from support.how_to import follow, steps
from support.network import free_port
from support.projects import Project
from support.rendering import render
from support.repository import commit_all, git
from support.services import unavailable

PAGE = "docs/deploying.md"


@pytest.fixture
def checkout(template: Path, tmp_path: Path) -> Project:
    """The default service, just cloned."""
    if not docker_answers():
        unavailable("no Docker engine answers, or it has no Compose")
    render(template, tmp_path / "checkout", {})
    commit_all(tmp_path / "checkout", "Render")
    return Project(folder=tmp_path / "checkout", answers={}, environment=os.environ)


@pytest.fixture
def machine(checkout: Project) -> Iterator[Project]:
    """The same on a machine whose usual port and names may be taken; nothing that is started there is left."""
    own = {"COMPOSE_PROJECT_NAME": f"deploying-{secrets.token_hex(4)}", "API_PORT": str(free_port())}
    project = replace(checkout, environment={**checkout.environment, **own})
    yield project
    project.run("docker", "compose", "down", "--volumes", "--rmi", "all", "--timeout", "5")


def test_what_is_decided_makes_a_stack_of_production(checkout: Project) -> None:
    follow(checkout, *steps(PAGE, "1. Say what is decided"))
    checkout.run("sh", "-c", "echo IMAGE=my-service:before >>.env")
    follow(checkout, steps(PAGE, "3. Start it")[0])

    services = json.loads(checkout.run("docker", "compose", "config", "--format", "json"))["services"]
    told = services["api"]["environment"]
    assert (told["ENVIRONMENT"], told["ALLOWED_HOSTS"]) == ("production", '["api.example.com"]')
    assert len(told["SECRET_KEY"]) == 64
    assert services["api"]["image"] == f"my-service:{git(checkout.folder, 'rev-parse', '--short', 'HEAD').strip()}"
    assert (checkout.folder / ".env").stat().st_mode & 0o077 == 0


def test_a_file_of_the_owner_is_read_after_the_others(checkout: Project) -> None:
    follow(checkout, *steps(PAGE, "1. Say what is decided"))
    checkout.run("sed", "-i", "/^COMPOSE_FILE=/s/$/:docker-compose.own.yml/", ".env")
    own = {"services": {"api": {"hostname": "mine", "environment": {"LOG_LEVEL": "WARNING"}}}}
    (checkout.folder / "docker-compose.own.yml").write_text(json.dumps(own))

    services = json.loads(checkout.run("docker", "compose", "config", "--format", "json"))["services"]

    assert services["api"]["hostname"] == "mine"
    assert services["api"]["environment"].items() >= {"LOG_LEVEL": "WARNING", "ENVIRONMENT": "production"}.items()


def test_what_is_missing_is_named(checkout: Project) -> None:
    (decisions,) = steps(PAGE, "1. Say what is decided")
    without = decisions.text.replace('echo "SECRET_KEY=', 'echo "OTHER_KEY=')

    with pytest.raises(AssertionError, match="SECRET_KEY"):
        checkout.run("bash", "-euo", "pipefail", "-c", without)


@pytest.mark.xdist_group("containers")
def test_what_is_decided_starts_and_is_ready(machine: Project) -> None:
    printed = follow(machine, *steps(PAGE, "1. Say what is decided"), *steps(PAGE, "3. Start it"))

    assert '"status":"ready"' in printed
