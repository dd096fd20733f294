"""The Compose file of rendered services: one image for all processes, closed in, and ended well."""

import json
import os
import re
from functools import partial

import pytest

from support.compose import Stack
from support.contained import CONTAINED, EACH, FIRST
from support.contract import keeps_the_contract
from support.contract.service import Mode, called
from support.how_to import follow, steps
from support.projects import Project
from support.questions import choice_questions
from support.variants import Variant, core_variants


@EACH
def test_the_contract_holds_in_production(running: Stack, row: Variant, subtests: pytest.Subtests) -> None:
    commands = partial(running.compose, "exec", "--no-TTY", "api")
    mode = Mode(production=True, shows_tasks="broker" in row.answers)
    with called(running.port, row.answers, mode=mode, commands=commands) as service:
        keeps_the_contract(service, subtests)


@EACH
def test_the_engine_finds_it_healthy(running: Stack) -> None:
    assert running.inspected("{{.State.Health.Status}}") == {"healthy"}


@EACH
def test_all_its_processes_come_from_one_image(running: Stack) -> None:
    assert len(running.inspected("{{.Image}}")) == 1


@EACH
def test_it_runs_as_a_numeric_user_that_is_not_root(running: Stack) -> None:
    for user in running.inspected("{{.Config.User}}"):
        assert re.fullmatch(r"[1-9]\d*(:[1-9]\d*)?", user)


@EACH
def test_it_runs_on_a_file_system_that_it_cannot_write(running: Stack) -> None:
    assert running.inspected("{{.HostConfig.ReadonlyRootfs}}") == {"true"}


@EACH
def test_nothing_but_the_api_is_published(running: Stack) -> None:
    containers = running.compose("ps", "--format", "json").splitlines()
    published = {
        (json.loads(line)["Service"], port["URL"])
        for line in containers
        for port in json.loads(line)["Publishers"] or []
        if port["PublishedPort"]
    }

    assert {service for service, _ in published} == {"api"}


@pytest.fixture
def operated(running: Stack) -> Project:
    """The stack, for commands of Compose as its operator types them; what works beside the API has stopped."""
    running.compose("stop", "worker", "scheduler")
    environment = {**os.environ, **running.settings, "COMPOSE_PROJECT_NAME": running.name}
    return Project(folder=running.folder, answers={}, environment=environment)


@FIRST
def test_a_backup_of_sqlite_is_made_and_restored_as_the_page_says(running: Stack, operated: Project) -> None:
    follow(operated, *steps("docs/backups.md", "SQLite in a container"))

    assert running.inspected("{{.State.Health.Status}}") == {"healthy"}


@FIRST
def test_a_release_is_taken_back_and_brought_out_as_the_page_says(running: Stack, operated: Project) -> None:
    start, taking_back = steps("docs/deploying.md", "5. Roll back")

    before = running.compose("run", "--rm", "--no-deps", "migrate", "alembic", "current")
    assert before.endswith("(head)")
    assert "(head)" not in follow(operated, taking_back)
    assert "Running upgrade" in follow(operated, *steps("docs/deploying.md", "4. Bring out the next release"))
    follow(operated, start)

    assert running.inspected("{{.State.Health.Status}}") == {"healthy"}


@EACH
def test_it_stops_well(running: Stack) -> None:
    running.compose("stop", "--timeout", "60", *running.processes)

    assert running.inspected("{{.State.ExitCode}}") == {"0"}


def test_the_containers_touch_every_answer_of_the_core() -> None:
    touched = {answer for case in CONTAINED for answer in case.answers.items()}

    assert touched >= {answer for case in core_variants() for answer in case.answers.items()}


@pytest.mark.parametrize("name", ["server", "dependency_manager"])
def test_the_containers_touch_every_answer_that_shapes_an_image(name: str) -> None:
    (question,) = (question for question in choice_questions() if question.name == name)

    assert {case.answers.get(name, question.first) for case in CONTAINED} == set(question.levels)
