"""Variants that cover each pair of choices: installed, checked by themselves, migrated, served and called."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from support.contract import keeps_the_contract
from support.live import calling, serving
from support.matrix import rows
from support.own_checks import COMPARE, LINT, TEST
from support.projects import Project
from support.queues.workers import running
from support.security.serving import TWO_WORKERS
from support.shards import taken
from support.variants import Variant, word

ENVIRONMENT_FILE = f"""\
SECRET_KEY={"e" * 64}
ENVIRONMENT=production
ALLOWED_HOSTS=api.example.com
OIDC_ISSUER=https://id.example.com/realms/main
LOG_LEVEL=ERROR
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test the variants; all tests of a variant run in one process, one after the other."""
    cases = [
        pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(row.name))
        for row in taken(rows(metafunc.config.getoption("matrix")), metafunc.config.getoption("part"))
    ]
    metafunc.parametrize("row", cases, indirect=True, scope="session")


@pytest.fixture
def workers(row: Variant) -> tuple[str, ...]:
    """What has a service served by two workers; rooms without Redis refuse more than one."""
    may_be_several = word(row.answers["websocket"]) == "false" or row.answers.get("broker") == "redis"
    return TWO_WORKERS if may_be_several else ()


@pytest.fixture
def environment_file(installed: Project) -> Iterator[None]:
    """The settings of an owner who runs the service beside its tests, which are not to depend on them."""
    file = installed.folder / ".env"
    file.write_text(ENVIRONMENT_FILE, encoding="utf-8")
    yield
    file.unlink()


@pytest.mark.usefixtures("environment_file")
def test_its_own_checks_pass(installed: Project, test_database: str, known_types: str) -> None:
    for check in (LINT, TEST):
        installed.run(*check, TEST_DATABASE_URL=test_database, MYPY_CACHE_DIR=known_types)


def test_its_models_match_its_migrations(migrated: Project) -> None:
    migrated.run(*COMPARE)


def test_it_keeps_the_contract_and_ends_well(
    row: Variant, request: pytest.FixtureRequest, workers: tuple[str, ...], subtests: pytest.Subtests
) -> None:
    has_queue = "broker" in row.answers
    project: Project = request.getfixturevalue("queued" if has_queue else "migrated")

    with ExitStack() as stack:
        live = stack.enter_context(serving(project, *workers))
        if has_queue:
            stack.enter_context(running(project, "worker"))
        keeps_the_contract(stack.enter_context(calling(live)), subtests)

    assert live.server.returncode == 0
