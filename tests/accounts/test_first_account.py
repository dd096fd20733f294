"""There is no account that nobody has opened."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.contract.service import Service
from support.databases import DATABASES
from support.projects import Project
from support.security.commands import create_superuser
from support.security.people import Person
from support.security.serving import calling_anew, serving_with
from support.security.tables import Tables
from support.variants import Variant

ROOT = "root@example.com"
WEAK = ("elevenchars", "password1234")


@pytest.fixture(scope="module")
def fresh(row: Variant, mailing_project: Project, home: Path, request: pytest.FixtureRequest) -> Project:
    """The service with a database that nobody has used."""
    url = DATABASES[row.answers["database"]](request, home / "fresh.db")
    project = replace(mailing_project, environment={**mailing_project.environment, "DATABASE_URL": url})
    project.run_installed("python", "-m", "app", "migrate")
    return project


@pytest.fixture(scope="module")
def first_service(fresh: Project) -> Iterator[Service]:
    """A caller of it."""
    with serving_with(fresh, {}) as live, calling_anew(live) as service:
        yield service


def accounts(project: Project) -> list[str]:
    """List the addresses of all accounts."""
    return [row[0] for row in Tables(project.environment["DATABASE_URL"]).execute('SELECT email FROM "user"')]


def test_a_service_that_has_just_started_has_no_account(fresh: Project, first_service: Service) -> None:
    assert first_service.client.get("/health/ready").status_code == 200

    assert accounts(fresh) == []


def test_a_superuser_with_a_weak_password_is_not_created(fresh: Project) -> None:
    refusals = {password: create_superuser(fresh, ROOT, password) for password in WEAK}

    assert [password for password, refusal in refusals.items() if refusal.returncode == 0] == []
    assert [refusal.stdout for refusal in refusals.values() if "assword" not in refusal.stdout] == []
    assert [password for password in WEAK if password in refusals[password].stdout] == []
    assert accounts(fresh) == []


def test_who_is_the_first_to_register_is_an_ordinary_user(first_service: Service) -> None:
    first = Person.of(first_service).login()

    assert first.me().json()["is_superuser"] is False
    assert first.ask("GET", "/users").status_code == 403
