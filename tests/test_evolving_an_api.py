"""An API gets another version by the steps that the documentation tells, word for word."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support import evolving_by_header, evolving_by_path
from support.evolving import Service
from support.projects import Project
from support.variants import variant


def case(versioning: str) -> object:
    """Describe a service."""
    row = variant({"database": "sqlite", "auth": "none", "api_versioning": versioning, "python_version": "3.13"})
    return pytest.param(row, id=versioning, marks=pytest.mark.xdist_group(f"evolving-{versioning}"))


WALKS = {"path": evolving_by_path.add_version, "header": evolving_by_header.add_version}

pytestmark = pytest.mark.parametrize("row", [case(versioning) for versioning in WALKS], indirect=True, scope="session")


@pytest.fixture
def evolved(installed: Project, tmp_path: Path) -> Project:
    """A copy of the service with one version more, in the environment of the original."""
    folder = tmp_path / "evolved"
    shutil.copytree(installed.folder, folder, ignore=shutil.ignore_patterns(".venv"))
    add_version: Callable[[Service], None] = WALKS[installed.answers["api_versioning"]]
    add_version(Service(folder))
    variables = {"UV_PROJECT_ENVIRONMENT": str(installed.folder / ".venv"), "UV_NO_SYNC": "1"}
    return replace(installed, folder=folder, environment={**installed.environment, **variables})


def test_the_service_with_another_version_passes_its_checks(evolved: Project) -> None:
    evolved.run("uv", "run", "ruff", "check", "--fix", ".")
    evolved.run("uv", "run", "ruff", "format", ".")
    evolved.run("uv", "run", "mypy", "app")

    evolved.run("uv", "run", "pytest", "--no-cov")
