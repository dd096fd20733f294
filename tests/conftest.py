"""Fixtures of all generator tests."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from xdist import is_xdist_worker

from interpreters import find_interpreters, supported_versions
from support.matrix import DEPTHS
from support.mysql import mysql
from support.postgresql import postgresql
from support.rendering import render
from support.repository import clone_work_tree, copy_template
from support.shared import made_once
from support.variants import Variant

pytest_plugins = ["support.memory", "support.installed", "support.queues.fixtures", "support.security.attacked"]

Render = Callable[[Variant], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the command line say how many variants are installed and run, and with which dependencies."""
    parser.addoption("--matrix", choices=DEPTHS, default="pairs", help="which variants are installed and run")
    parser.addoption("--part", default="", help="which part of those variants is run here, such as 2/5")
    parser.addoption("--newest", action="store_true", help="install the newest dependencies, beyond the ranges as well")


def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are cores, as some tests wait for containers and limits of time."""
    return (os.cpu_count() or 1) + 1


def pytest_report_header() -> str:
    """Say which Python versions the rendered services are run with."""
    found = find_interpreters()
    missing = [version for version in supported_versions() if version not in found]
    here = ", ".join(f"{version} ({path})" for version, path in found.items()) or "none"
    return f"python of rendered services: {here}; not on this machine: {', '.join(missing) or 'none'}"


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if is_xdist_worker(request) else own


@pytest.fixture(scope="session")
def template(shared: Path) -> Path:
    """The template as it is in the work tree, without git."""
    return made_once(shared / "template", copy_template)


@pytest.fixture(scope="session")
def clone(shared: Path) -> Path:
    """A clone of this repository as it is in the work tree. Nobody changes it."""
    return made_once(shared / "clone", clone_work_tree)


@pytest.fixture(scope="session")
def rendered(template: Path, memory: Path) -> Render:
    """Renders a variant once for all tests that only read it."""

    def rendered_variant(variant: Variant) -> Path:
        return made_once(memory / variant.name, lambda to: render(template, to, variant.data))

    return rendered_variant


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL, without a database."""
    with postgresql() as address:
        yield address


@pytest.fixture(scope="session")
def mysql_server() -> Iterator[str]:
    """The address of a MySQL or MariaDB, without a database."""
    with mysql() as address:
        yield address
