"""A resource of every type passes the checks of its service, on a real database, as soon as it is added."""

from pathlib import Path

import pytest

from support.evolving import copy_of
from support.own_checks import COMPARE, LINT, MIGRATE
from support.projects import Project, operator
from support.resources import ALL_TYPES, add
from support.variants import Variant, variant

ROWS = (
    {"database": "sqlite", "auth": "jwt", "api_versioning": "path", "python_version": "3.13"},
    {"database": "postgresql", "auth": "none", "api_versioning": "none", "python_version": "3.13"},
    {"database": "mysql", "auth": "api_key", "api_versioning": "header", "python_version": "3.12"},
)
# One after the other, so that what mypy finds out about the libraries is found out once.
CASES = [pytest.param(variant(row), id=row["database"], marks=pytest.mark.xdist_group("resources")) for row in ROWS]
UNIT_TESTS = ("test_moment.py", "test_exact_decimal.py", "test_scopes.py", "test_schema.py", "test_strict_route.py")
OTHER_TESTS = ("test_released_versions.py", "test_documentation.py")

pytestmark = pytest.mark.parametrize("row", CASES, indirect=True, scope="session")


@pytest.fixture
def extended(installed: Project, row: Variant, tmp_path: Path) -> Project:
    """A copy of the service with a resource that belongs to users, where there are any, and one that does not."""
    project = copy_of(installed, tmp_path / "extended")
    owner = [] if row.answers["auth"] == "none" else ["owner:user"]
    add(project.folder, "order", *ALL_TYPES, *owner)
    add(project.folder, "count", "value:int?")
    return project


def test_its_checks_pass(extended: Project, test_database: str, known_types: str, tmp_path: Path) -> None:
    extended.run(*LINT, MYPY_CACHE_DIR=known_types)

    extended.run("uv", "run", "pytest", "--no-cov", *paths_of_tests(extended.folder), TEST_DATABASE_URL=test_database)

    settings = operator(test_database)
    extended.run(*MIGRATE, **settings)
    extended.run(*COMPARE, **settings)
    extended.run("uv", "run", "python", "-m", "app", "export-data", str(tmp_path / "data.jsonl"), **settings)


def paths_of_tests(folder: Path) -> list[str]:
    """List the tests of the resources, and those of the service that see them; the migrations are run without tests."""
    integration, unit = folder / "tests/integration", folder / "tests/unit"
    others = [*(integration / name for name in OTHER_TESTS), *(unit / name for name in UNIT_TESTS)]
    own = [path for name in ("order", "count") for path in integration.glob(f"test_{name}[s_]*.py")]
    return [str(path) for path in (*own, *others) if path.exists()]
