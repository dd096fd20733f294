"""One variant of each way to authenticate and of each database, served; a worker runs all tests of a variant."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from support.contract.service import Service
from support.http.fuzzing import UNLIMITED
from support.http.rows import cases
from support.http.watched import Watched, in_production
from support.live import LiveService, calling, serving
from support.projects import Project


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test that needs a service once for each variant that is asked for, unless it names its own."""
    named = {marker.args[0] for marker in metafunc.definition.iter_markers("parametrize")}
    if "row" in metafunc.fixturenames and "row" not in named:
        variants = cases(metafunc.config.getoption("matrix"))
        metafunc.parametrize("row", variants, indirect=True, scope="session")


@pytest.fixture(scope="session")
def unlimited(migrated: Project) -> Iterator[LiveService]:
    """The variant, served in development to callers who may try as often as they like."""
    with serving(replace(migrated, environment={**migrated.environment, **UNLIMITED})) as live:
        yield live


@pytest.fixture
def service(unlimited: LiveService) -> Iterator[Service]:
    """A caller of it."""
    with calling(unlimited) as service:
        yield service


@pytest.fixture(scope="session")
def credentials(unlimited: LiveService) -> dict[str, str]:
    """The headers of somebody who may use the API."""
    with calling(unlimited) as service:
        return service.headers_of_somebody()


@pytest.fixture(scope="session")
def production(migrated: Project) -> Iterator[LiveService]:
    """The variant, served in production."""
    with serving(in_production(migrated)) as live:
        yield live


@pytest.fixture
def watched(production: LiveService) -> Iterator[Watched]:
    """A caller of it, and its log."""
    with calling(production) as service:
        yield Watched(production, service)
