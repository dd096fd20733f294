"""One service for machines on each database, served once for all tests that don't need other settings."""

import secrets
from collections.abc import Callable, Iterator

import pytest

from support.contract.service import Service
from support.live import LiveService
from support.projects import Project
from support.security.keys import Key
from support.security.rows import cases
from support.security.serving import TWO_WORKERS, serving_with

CASES = cases("api_key")
# Every test calls from one address, and waits for what is stored at intervals.
OPEN = {"API_KEY_RATE_LIMIT": "1000/1m", "API_KEY_USE_INTERVAL_SECONDS": "1", "API_KEYS_PER_USER": "200"}
STRICT = {"API_KEY_RATE_LIMIT": "3/1m", "TRUSTED_PROXIES": '["127.0.0.1"]', "API_KEY_OVERLAP_MINUTES": "0"}

Command = Callable[..., str]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Check each service in turn; all tests of one run in one process, one after the other."""
    metafunc.parametrize("row", CASES, indirect=True, scope="session")


@pytest.fixture(scope="session")
def running(migrated: Project) -> Iterator[LiveService]:
    """The service with loose limits, served by two workers."""
    with serving_with(migrated, OPEN, *TWO_WORKERS) as live:
        yield live


@pytest.fixture(scope="session")
def running_strictly(migrated: Project) -> Iterator[LiveService]:
    """The service with tight limits, behind a proxy."""
    with serving_with(migrated, STRICT, *TWO_WORKERS) as live:
        yield live


@pytest.fixture(scope="session")
def command(migrated: Project) -> Command:
    """Runs a command of the service; gives the last line of what it prints."""
    return lambda *words: migrated.run(".venv/bin/python", "-m", "app", *words).splitlines()[-1]


@pytest.fixture(scope="session")
def root(command: Command, service: Service) -> Key:
    """The first key of the only superuser."""
    return Key(service=service, text=command("create-superuser", "--email", "root@example.com"))


@pytest.fixture(scope="session")
def new_user(root: Key, command: Command) -> Callable[[], Key]:
    """Opens an account, and makes its first key."""

    def make() -> Key:
        email = f"{secrets.token_hex(8)}@example.com"
        created = root.ask("POST", "/users", {"email": email})
        assert created.status_code == 201, created.text
        scopes = "items:read items:write account:read account:write"
        words = ("create-key", "--email", email, "--name", "first", "--scopes", scopes)
        return Key(service=root.service, text=command(*words))

    return make


@pytest.fixture(scope="session")
def key(new_user: Callable[[], Key]) -> Key:
    """The first key of an ordinary user."""
    return new_user()


@pytest.fixture(scope="session")
def other(new_user: Callable[[], Key]) -> Key:
    """The first key of another ordinary user."""
    return new_user()
