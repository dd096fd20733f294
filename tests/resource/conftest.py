"""Services to add resources to."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.variants import Variant, variant

Render = Callable[[Variant], Path]

VARIANTS = {
    row["auth"]: variant({**row, "python_version": "3.12"})
    for row in (
        {"database": "sqlite", "auth": "jwt", "api_versioning": "path"},
        {"database": "postgresql", "auth": "session", "api_versioning": "none"},
        {"database": "mysql", "auth": "api_key", "api_versioning": "header"},
        {"database": "sqlite", "auth": "oidc", "api_versioning": "header"},
        {"database": "mysql", "auth": "none", "api_versioning": "path"},
    )
}


@pytest.fixture
def service_with(rendered: Render, tmp_path: Path) -> Callable[[str], Path]:
    """Makes a copy of a rendered service, by its way of authentication."""
    return lambda auth: shutil.copytree(rendered(VARIANTS[auth]), tmp_path / auth)


@pytest.fixture
def service(service_with: Callable[[str], Path]) -> Path:
    """A service with users."""
    return service_with("jwt")
