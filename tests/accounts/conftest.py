"""One service with accounts for each database, served once for all tests that don't need other settings."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from support.contract.service import Service
from support.live import LiveService
from support.projects import Project
from support.security.commands import create_superuser
from support.security.mailbox import Mailbox
from support.security.people import Login, Person
from support.security.rows import cases
from support.security.serving import OPEN, STRICT, TWO_WORKERS, mailing, serving_with
from support.security.tokens import Token, read

CASES = cases("jwt")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Check each service in turn; all tests of one run in one process, one after the other."""
    metafunc.parametrize("row", CASES, indirect=True, scope="session")


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailbox]:
    """Where all mails go."""
    mailbox = Mailbox()
    with mailbox.served():
        yield mailbox


@pytest.fixture(scope="session")
def mailing_project(migrated: Project, mailbox: Mailbox) -> Project:
    """The service with a migrated database, and a server for its mails."""
    return replace(migrated, environment={**migrated.environment, **mailing(mailbox)})


@pytest.fixture(scope="session")
def secret_key(migrated: Project) -> str:
    """The key that signs access tokens."""
    return migrated.environment["SECRET_KEY"]


@pytest.fixture(scope="session")
def running(mailing_project: Project) -> Iterator[LiveService]:
    """The service with loose limits, served by two workers that trust no proxy."""
    with serving_with(mailing_project, OPEN, *TWO_WORKERS) as live:
        yield live


@pytest.fixture(scope="session")
def running_strictly(mailing_project: Project) -> Iterator[LiveService]:
    """The service with tight limits and another key, behind a proxy, for people with verified addresses."""
    with serving_with(mailing_project, STRICT, *TWO_WORKERS) as live:
        yield live


@pytest.fixture(scope="session")
def root(running: LiveService, service: Service) -> Person:
    """The only superuser."""
    person = Person(service=service, email="root@example.com", password=secrets.token_urlsafe(24))
    created = create_superuser(running.project, person.email, person.password)
    assert created.returncode == 0, created.stdout
    return person


@pytest.fixture(scope="session")
def admin(root: Person) -> Login:
    """The only superuser, logged in."""
    return root.login()


@pytest.fixture(scope="session")
def reader(service: Service) -> Login:
    """Somebody who changes nothing, logged in."""
    return Person.of(service).login()


@pytest.fixture(scope="session")
def genuine(reader: Login) -> Token:
    """A token that the service has issued."""
    return read(reader.access_token)


@pytest.fixture
def person(service: Service) -> Person:
    """Somebody new."""
    return Person.of(service)


@pytest.fixture
def login(person: Person) -> Login:
    """Somebody new, logged in."""
    return person.login()


@pytest.fixture
def other(service: Service) -> Login:
    """Somebody else, logged in."""
    return Person.of(service).login()


@pytest.fixture
def set_rights(admin: Login) -> Callable[..., None]:
    """Changes what somebody who is logged in may do."""

    def change(login: Login, **rights: bool) -> None:
        answer = admin.ask("PATCH", f"/users/{login.me().json()['id']}", rights)
        assert answer.status_code == 200, answer.text

    return change
