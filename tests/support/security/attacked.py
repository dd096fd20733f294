"""Fixtures of a service that is attacked; a folder of tests says how it is `running`, and `running_strictly`."""

import secrets
from collections.abc import Iterator

import pytest

from support.contract.service import Service
from support.live import LiveService
from support.projects import Project
from support.security.serving import calling_anew
from support.security.tables import Tables


@pytest.fixture(scope="session")
def tables(migrated: Project) -> Tables:
    """What is stored."""
    return Tables(migrated.environment["DATABASE_URL"])


@pytest.fixture(scope="session")
def service(running: LiveService) -> Iterator[Service]:
    """A caller of the service."""
    with calling_anew(running) as service:
        yield service


@pytest.fixture
def strict(running_strictly: LiveService) -> Iterator[Service]:
    """A caller of the strict service, from an address that nobody else has."""
    address = f"2001:db8:{secrets.token_hex(2)}:{secrets.token_hex(2)}::1"
    with calling_anew(running_strictly, **{"X-Forwarded-For": address}) as service:
        yield service
