"""Each queue with each of its brokers: a service, a broker that can be stopped, and workers as a test needs them."""

from collections.abc import Iterator

import pytest

from support.contract.wanted import Tasks
from support.live import LiveService, calling, serving
from support.projects import Project
from support.queues.broker import FaultyBroker
from support.queues.fixtures import available_broker, using
from support.queues.rows import CASES
from support.queues.workers import Process, running
from support.variants import Variant


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test once for each queue and broker, or for the cases of its module."""
    if "row" in metafunc.fixturenames:
        metafunc.parametrize("row", getattr(metafunc.module, "CASES", CASES), indirect=True, scope="session")


@pytest.fixture(scope="session")
def broker(row: Variant) -> Iterator[FaultyBroker]:
    """A broker of its own."""
    with available_broker(row.answers["broker"]) as made:
        yield made


@pytest.fixture(scope="session")
def migrated(migrated: Project, broker: FaultyBroker) -> Project:
    """The variant with a broker."""
    return using(migrated, broker)


@pytest.fixture(scope="session")
def serving_it(migrated: Project) -> Iterator[LiveService]:
    """The variant, served."""
    with serving(migrated) as live:
        yield live


@pytest.fixture
def tasks(serving_it: LiveService) -> Iterator[Tasks]:
    """A caller who wants tasks."""
    with calling(serving_it) as service:
        yield Tasks(service)


@pytest.fixture
def worker(migrated: Project) -> Iterator[Process]:
    """A worker."""
    with running(migrated, "worker") as process:
        yield process
