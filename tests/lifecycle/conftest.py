"""A variant of each server, migrated, and served by one process or by two."""

from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from support.lifecycle.rows import CASES
from support.live import LiveService, Serve, serving
from support.projects import Project


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test with each server."""
    if "row" in metafunc.fixturenames:
        metafunc.parametrize("row", CASES, indirect=True, scope="session")


@pytest.fixture
def serve(migrated: Project) -> Serve:
    """Serves the variant by a number of processes, with some settings."""

    def start(workers: int = 1, **settings: str) -> AbstractContextManager[LiveService]:
        project = replace(migrated, environment={**migrated.environment, **settings})
        return serving(project, "--workers", str(workers))

    return start
