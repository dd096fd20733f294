"""Fixtures of a variant that is installed and run; each belongs to the variant of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreters import best_interpreter, find_interpreters
from support.bytecode import shared_bytecode
from support.databases import DATABASES
from support.live import LiveService, serving
from support.newest import lift_ceilings
from support.own_checks import MIGRATE
from support.projects import Project, developer, operator, provide_tools, trusting
from support.provider import provider
from support.rendering import render
from support.shared import made_once
from support.variants import Variant

# A busy machine may take its time.
PATIENCE = {"DB_POOL_TIMEOUT_SECONDS": "10"}


@pytest.fixture(scope="session")
def tools(shared: Path) -> Path:
    """A folder that holds uv alone."""
    return made_once(shared / "tools", provide_tools)


@pytest.fixture(scope="session")
def row(request: pytest.FixtureRequest) -> Variant:
    """The variant."""
    chosen: Variant = request.param
    return chosen


@pytest.fixture(scope="session")
def home(row: Variant, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all that belongs to the variant."""
    return tmp_path_factory.mktemp(row.name[:40])


@pytest.fixture(scope="session")
def sources(row: Variant, home: Path, template: Path, pytestconfig: pytest.Config) -> Path:
    """The variant, rendered; with the newest dependencies if the command line asks for them."""
    folder = home / "project"
    render(template, folder, row.data)
    if pytestconfig.getoption("newest"):
        lift_ceilings(folder)
    return folder


@pytest.fixture(scope="session")
def installed(row: Variant, sources: Path, tools: Path, shared: Path) -> Iterator[Project]:
    """The variant, installed as its README says."""
    interpreter = find_interpreters().get(row.answers["python_version"]) or best_interpreter()[1]
    project = Project(folder=sources, answers=row.answers, environment=developer(interpreter, tools))
    project.install()
    with shared_bytecode(sources, shared / "bytecode"):
        yield project


@pytest.fixture(scope="session")
def known_types(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where mypy keeps what it knows of modules; most variants have the same, and the time is spent once."""
    return str(tmp_path_factory.getbasetemp() / "known-types")


@pytest.fixture(scope="session")
def test_database(row: Variant, home: Path, request: pytest.FixtureRequest) -> str:
    """The address of an empty database for the project's own tests."""
    return DATABASES[row.answers["database"]](request, home / "test.db")


@pytest.fixture(scope="session")
def identity_provider() -> Iterator[str]:
    """The name of an identity provider that answers."""
    with provider() as issuer:
        yield issuer


@pytest.fixture(scope="session")
def migrated(
    row: Variant, home: Path, installed: Project, identity_provider: str, request: pytest.FixtureRequest
) -> Project:
    """The variant with the settings of its operator and a migrated database."""
    settings = operator(DATABASES[row.answers["database"]](request, home / "service.db")) | PATIENCE
    if row.answers["auth"] == "oidc":
        settings |= trusting(identity_provider)
    project = Project(
        folder=installed.folder, answers=installed.answers, environment={**installed.environment, **settings}
    )
    project.run(*MIGRATE)
    return project


@pytest.fixture(scope="session")
def live(migrated: Project) -> Iterator[LiveService]:
    """The variant, served."""
    with serving(migrated) as service:
        yield service
