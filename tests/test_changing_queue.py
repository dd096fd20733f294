"""A service changes its task queue by an update, and no job is lost by that."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from support.changing import answer_anew, drift, render_and_commit
from support.contract.wanted import Tasks
from support.databases import DATABASES
from support.live import calling, serving
from support.projects import Project, operator
from support.queues.broker import FaultyBroker
from support.queues.fixtures import using
from support.queues.workers import running
from support.repository import commit_all

NUMBERS = range(3)


@pytest.fixture
def committed(clone: Path, tmp_path: Path, tools: Path) -> Callable[..., Project]:
    """Renders a service with some answers, and commits it."""
    return partial(render_and_commit, clone, tmp_path / "project", tools)


def with_database(project: Project, url: str) -> Project:
    """Give a project a database."""
    return replace(project, environment={**project.environment, **operator(url)})


def test_what_waits_is_done_by_another_queue_over_another_broker(
    committed: Callable[..., Project],
    redis_server: FaultyBroker,
    rabbitmq_server: FaultyBroker,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    rendered = committed(database="postgresql", auth="none", task_queue="celery", broker="redis")
    before = using(with_database(rendered, DATABASES["postgresql"](request, tmp_path)), redis_server)
    before.install()
    before.run_installed("python", "-m", "app", "migrate")
    with serving(before) as live, calling(live) as service:
        addresses = [Tasks(service).want("echo", number=number) for number in NUMBERS]
    commit_all(before.folder, "Install")

    after = using(answer_anew(before, task_queue="taskiq", broker="rabbitmq"), rabbitmq_server)

    with serving(after) as live, running(after, "worker"), calling(live) as service:
        ended = [Tasks(service).wait_for(address) for address in addresses]
    assert [(task["status"], task["attempts"], task["result"]) for task in ended] == [
        ("succeeded", 1, {"number": number}) for number in NUMBERS
    ]


def test_a_service_without_a_queue_is_told_of_its_migration_and_has_one(
    committed: Callable[..., Project], redis_server: FaultyBroker, tmp_path: Path
) -> None:
    rendered = committed(database="sqlite", auth="none", task_queue="none")
    database = with_database(rendered, f"sqlite+aiosqlite:///{tmp_path / 'service.db'}")
    project = answer_anew(database, task_queue="dramatiq", broker="redis")

    told = drift(project)
    project.run("make", "upgrade")
    project.run("make", "migrate", "message=have jobs done")
    project.run("make", "upgrade")

    assert "'job'" in told
    assert drift(project) == ""
    asked = using(project, redis_server)
    with serving(asked) as live, running(asked, "worker"), calling(live) as service:
        tasks = Tasks(service)
        assert tasks.wait_for(tasks.want("echo"))["status"] == "succeeded"
