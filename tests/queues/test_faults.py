"""Nothing is lost, whatever ends."""

import time

from support.contract.problems import assert_problem
from support.contract.wanted import Tasks
from support.projects import Project
from support.queues.broker import FaultyBroker
from support.queues.workers import Process, running

QUICK_SECONDS = 2


def test_a_broker_that_is_away_is_told_at_once_and_missed_by_nobody_else(tasks: Tasks, broker: FaultyBroker) -> None:
    with broker.stopped():
        began = time.monotonic()
        answer = tasks.ask("echo")
        took = time.monotonic() - began
        created = tasks.service.client.post(tasks.service.path("/items"), json={"title": "meanwhile"})

    assert_problem(answer, 503, "queue_unavailable")
    assert took < QUICK_SECONDS
    assert created.status_code == 201


def test_workers_go_on_once_the_broker_is_back(tasks: Tasks, broker: FaultyBroker, worker: Process) -> None:
    with broker.stopped():
        pass

    task = tasks.wait_for(tasks.want("echo", word="again"))

    assert task["status"] == "succeeded"
    assert worker.process.poll() is None


def test_what_the_broker_has_lost_is_done_all_the_same(tasks: Tasks, broker: FaultyBroker, migrated: Project) -> None:
    addresses = [tasks.want("echo", number=number) for number in range(3)]
    with broker.stopped():
        pass

    with running(migrated, "worker"):
        ended = [tasks.wait_for(address) for address in addresses]

    assert [task["attempts"] for task in ended] == [1, 1, 1]


def test_a_broker_that_is_full_loses_nothing(tasks: Tasks, broker: FaultyBroker, worker: Process) -> None:
    with broker.full():
        address = tasks.want("echo", word="patience")
        time.sleep(1)

    assert tasks.wait_for(address)["status"] == "succeeded"
    assert worker.process.poll() is None


def test_the_task_of_a_worker_that_is_killed_is_done_by_another(tasks: Tasks, migrated: Project) -> None:
    address = tasks.want("sleep", seconds=2)
    with running(migrated, "worker") as first:
        tasks.wait_for(address, "running")
        first.kill()

    with running(migrated, "worker"):
        task = tasks.wait_for(address)

    assert (task["status"], task["attempts"]) == ("succeeded", 2)


def test_a_worker_that_is_told_to_stop_ends_what_it_does(tasks: Tasks, migrated: Project) -> None:
    address = tasks.want("sleep", seconds=2)
    with running(migrated, "worker") as worker:
        tasks.wait_for(address, "running")
        exit_code = worker.stop()

    task = tasks.read(address)
    assert (exit_code, task["status"], task["attempts"]) == (0, "succeeded", 1)


def test_what_a_worker_has_no_time_for_is_done_by_another(tasks: Tasks, migrated: Project) -> None:
    address = tasks.want("sleep", seconds=6)
    with running(migrated, "worker", SHUTDOWN_GRACE_SECONDS="1") as hurried:
        tasks.wait_for(address, "running")
        exit_code = hurried.stop()

    assert exit_code == 0
    with running(migrated, "worker"):
        assert tasks.wait_for(address)["attempts"] == 2


def test_a_scheduler_starts_and_ends_as_it_is_told(migrated: Project) -> None:
    with running(migrated, "scheduler") as scheduler:
        exit_code = scheduler.stop()

    assert exit_code == 0
