"""Variants that cover each pair of choices: installed, checked by themselves, migrated, served and called."""

import pytest

from support.contract import keeps_the_contract, keeps_the_contract_of_tasks
from support.live import calling, serving
from support.matrix import rows
from support.own_checks import COMPARE, LINT, TEST
from support.projects import Project
from support.queues.workers import running
from support.security.serving import TWO_WORKERS
from support.shards import taken
from support.variants import Variant, word


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test the variants; all tests of a variant run in one process, one after the other."""
    cases = [
        pytest.param(row, id=row.name, marks=pytest.mark.xdist_group(row.name))
        for row in taken(rows(metafunc.config.getoption("matrix")), metafunc.config.getoption("part"))
        if "broker" in row.answers or "queued" not in metafunc.fixturenames
    ]
    metafunc.parametrize("row", cases, indirect=True, scope="session")


@pytest.fixture
def workers(row: Variant) -> tuple[str, ...]:
    """What has a service served by two workers; rooms without Redis refuse more than one."""
    may_be_several = word(row.answers["websocket"]) == "false" or row.answers.get("broker") == "redis"
    return TWO_WORKERS if may_be_several else ()


def test_its_own_checks_pass(installed: Project, test_database: str, known_types: str) -> None:
    for check in (LINT, TEST):
        installed.run(*check, TEST_DATABASE_URL=test_database, MYPY_CACHE_DIR=known_types)


def test_its_models_match_its_migrations(migrated: Project) -> None:
    migrated.run(*COMPARE)


def test_it_keeps_the_contract_and_ends_well(
    migrated: Project, workers: tuple[str, ...], subtests: pytest.Subtests
) -> None:
    with serving(migrated, *workers) as live, calling(live) as service:
        keeps_the_contract(service, subtests)

    assert live.server.returncode == 0


def test_it_keeps_the_contract_of_tasks(queued: Project, workers: tuple[str, ...], subtests: pytest.Subtests) -> None:
    with serving(queued, *workers) as live, running(queued, "worker"), calling(live) as service:
        keeps_the_contract_of_tasks(service, subtests)
