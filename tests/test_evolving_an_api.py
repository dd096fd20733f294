"""An API gets another version by the steps that the documentation tells, word for word; what is released stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import evolving_by_header, evolving_by_path
from support.evolving import Service, copy_of, versions
from support.projects import Project
from support.variants import variant


def case(versioning: str) -> object:
    """Describe a service."""
    row = variant({"database": "sqlite", "auth": "none", "api_versioning": versioning, "python_version": "3.13"})
    return pytest.param(row, id=versioning, marks=pytest.mark.xdist_group(f"evolving-{versioning}"))


NEW_ITEM = "    title: Title\n    description: Description | None = None\n\n\nclass ItemUpdate"
COMPATIBILITY = "tests/integration/test_released_versions.py"
WALKS = {"path": evolving_by_path.add_version, "header": evolving_by_header.add_version}

pytestmark = pytest.mark.parametrize("row", [case(versioning) for versioning in WALKS], indirect=True, scope="session")


@pytest.fixture
def released(installed: Project, tmp_path: Path) -> Project:
    """A copy of the service, whose versions are released."""
    project = copy_of(installed, tmp_path / "released")
    for name in versions(project):
        project.run_installed("python", "-m", "app", "release-api", name)
    return project


@pytest.fixture
def evolved(released: Project) -> Project:
    """The same with one version more."""
    add_version: Callable[[Service], None] = WALKS[released.answers["api_versioning"]]
    add_version(Service(released.folder))
    return released


def test_the_service_with_another_version_passes_its_checks(evolved: Project) -> None:
    evolved.run_installed("ruff", "check", "--fix", ".")
    evolved.run_installed("ruff", "format", ".")
    evolved.run_installed("mypy", "app")

    evolved.run_installed("pytest", "--no-cov")


def test_a_change_that_breaks_released_versions_fails_their_test_which_says_what_to_do(released: Project) -> None:
    breaking = NEW_ITEM.replace("Description | None = None", "Description")
    Service(released.folder).replace("app/schemas/item.py", NEW_ITEM, breaking)

    with pytest.raises(AssertionError) as failed:
        released.run_installed("pytest", "--no-cov", COMPATIBILITY)

    output = str(failed.value)
    for name in versions(released):
        assert f"Callers of version {name} would break, which is released:" in output
        assert f"take its release back: remove api/released/{name}.json" in output
    assert "/items: body (application/json).description has become required" in output
    assert 'make the change in a new one (README.md, "Versions of the API")' in output


def test_a_change_that_only_adds_breaks_no_released_version(released: Project) -> None:
    adding = NEW_ITEM.replace("\n\n\n", "\n    note: str | None = None\n\n\n")
    Service(released.folder).replace("app/schemas/item.py", NEW_ITEM, adding)

    released.run_installed("pytest", "--no-cov", COMPATIBILITY)
