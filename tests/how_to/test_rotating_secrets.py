"""Keys and tokens are replaced by the steps of the page, while callers have some of the old ones."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from support.contract.callers import bearer
from support.contract.service import Service
from support.how_to import IN_A_PLAIN_SERVICE, follow, steps
from support.live import calling, serving
from support.projects import Project

PAGE = "docs/rotating-secrets.md"

pytestmark = IN_A_PLAIN_SERVICE


@pytest.fixture
def migrated(project: Project) -> Project:
    """The service with a secret key and a database."""
    project.run_installed("python", "-m", "app", "secrets", "init")
    project.run_installed("python", "-m", "app", "migrate")
    return project


@contextmanager
def served(project: Project) -> Iterator[Service]:
    """Start the service anew."""
    with serving(project) as live, calling(live) as service:
        yield service


def status(service: Service, tokens: dict[str, str]) -> int:
    """Tell how an access token is answered."""
    return service.client.get(service.path("/users/me"), headers=bearer(tokens)).status_code


def test_the_secret_key_is_replaced(migrated: Project) -> None:
    replacement, end = steps(PAGE, "The secret key")
    with served(migrated) as service:
        account = service.register()
        old = service.login(account)

    follow(migrated, replacement)
    with served(migrated) as service:
        new = service.login(account)
        assert (status(service, old), status(service, new)) == (200, 200)

    follow(migrated, end)
    with served(migrated) as service:
        refreshed = service.client.post(service.path("/auth/refresh"), json={"refresh_token": old["refresh_token"]})
        assert (status(service, old), status(service, new), refreshed.status_code) == (401, 200, 200)


def test_the_signing_key_is_replaced(migrated: Project) -> None:
    beginning, replacement = steps(PAGE, "The signing key")
    with served(migrated) as service:
        account = service.register()
        signed_by_secret = service.login(account)

    follow(migrated, beginning)
    with served(migrated) as service:
        old = service.login(account)
        assert (status(service, signed_by_secret), status(service, old)) == (401, 200)

    follow(migrated, replacement)
    with served(migrated) as service:
        assert (status(service, old), status(service, service.login(account))) == (200, 200)


def test_the_token_of_the_metrics_is_replaced(migrated: Project) -> None:
    follow(migrated, *steps(PAGE, "The token of the metrics"))
    first = token(migrated)
    follow(migrated, *steps(PAGE, "The token of the metrics"))

    with served(migrated) as service:
        told = [
            service.client.get("/metrics", headers={"Authorization": f"Bearer {each}"}).status_code
            for each in (first, token(migrated))
        ]
    assert told == [404, 200]


def token(project: Project) -> str:
    """Read the token of the metrics."""
    lines = (project.folder / ".env").read_text(encoding="utf-8").splitlines()
    (value,) = (line.partition("=")[2] for line in lines if line.startswith("METRICS_TOKEN="))
    return value
