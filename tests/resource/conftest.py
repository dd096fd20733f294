"""Services to add resources to."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from copier_fastapi.cli.departures import Departure, differences
from support.repository import ROOT
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


@pytest.fixture
def departed(rendered: Render) -> Callable[[str, Path], list[Departure]]:
    """Lists how a service differs from what was rendered, by its way of authentication."""
    settings = next(yaml.safe_load_all((ROOT / "copier.yml").read_text(encoding="utf-8")))
    written_once = {Path(name) for name in settings["_skip_if_exists"]}
    return lambda auth, service: differences(written_once.__contains__, rendered(VARIANTS[auth]), service)
