"""A service that is changed by the steps of a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from support.evolving import copy_of
from support.projects import Project


@pytest.fixture
def project(installed: Project, tmp_path: Path) -> Project:
    """A copy of the service, which reads its `.env` alone."""
    kept = {name: value for name, value in installed.environment.items() if name not in {"SECRET_KEY", "DATABASE_URL"}}
    return replace(copy_of(installed, tmp_path / "project"), environment=kept)
