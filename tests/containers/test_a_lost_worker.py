"""Workers that are lost, as the engine sees them."""

from collections.abc import Iterator
from functools import partial

import pytest

from support.compose import Stack
from support.contained import EACH_WITH_QUEUE
from support.contract.service import Mode, called
from support.contract.wanted import Tasks
from support.variants import Variant


@pytest.fixture
def tasks(running: Stack, row: Variant) -> Iterator[Tasks]:
    """A caller who wants tasks."""
    commands = partial(running.compose, "exec", "--no-TTY", "api")
    with called(running.port, row.answers, mode=Mode(production=True), commands=commands) as service:
        yield Tasks(service, service.headers_of_somebody())


@EACH_WITH_QUEUE
def test_a_worker_that_is_killed_is_replaced_and_its_task_done(running: Stack, tasks: Tasks) -> None:
    address = tasks.want("sleep", seconds=2)
    tasks.wait_for(address, "running")

    running.kill("worker")

    task = tasks.wait_for(address)
    running.wait_for("worker")
    assert (task["status"], task["attempts"]) == ("succeeded", 2)
    assert running.inspected("{{.RestartCount}}", "worker") == {"1"}
