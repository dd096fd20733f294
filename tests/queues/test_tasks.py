"""What becomes of tasks."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from support.contract.wanted import Tasks
from support.queues.workers import Process

pytestmark = pytest.mark.usefixtures("worker")


def test_a_task_is_done_and_has_a_result(tasks: Tasks) -> None:
    task = tasks.wait_for(tasks.want("echo", word="hello"))

    assert (task["status"], task["attempts"], task["result"]) == ("succeeded", 1, {"word": "hello"})
    assert task["created_at"] <= task["started_at"] <= task["finished_at"]


def test_a_task_that_fails_twice_is_done_in_the_end(tasks: Tasks) -> None:
    task = tasks.wait_for(tasks.want("flaky", failures=2))

    assert (task["status"], task["attempts"], task["error"]) == ("succeeded", 3, None)


def test_a_task_that_fails_each_time_is_dead_until_it_is_replayed(tasks: Tasks, worker: Process) -> None:
    address = tasks.want("fail")
    dead = tasks.wait_for(address)

    replayed = worker.project.run_installed("python", "-m", "app", "jobs", "replay", dead["id"])

    assert (dead["status"], dead["attempts"]) == ("dead", 3)
    assert "Replayed 1 jobs." in replayed
    assert tasks.wait_for(address, "dead")["attempts"] == 3


def test_a_task_that_can_not_succeed_is_tried_once(tasks: Tasks) -> None:
    task = tasks.wait_for(tasks.want("fail", permanent=True))

    assert (task["status"], task["attempts"]) == ("failed", 1)


def test_the_same_request_at_once_means_one_task(tasks: Tasks) -> None:
    key = {"Idempotency-Key": "the-same-request"}

    with ThreadPoolExecutor(8) as callers:
        answers = list(callers.map(lambda _: tasks.ask("echo", {"word": "hello"}, key), range(8)))

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert tasks.ask("echo", {"word": "goodbye"}, key).status_code == 409


def test_what_a_worker_does_names_the_request_that_wanted_it(tasks: Tasks, worker: Process) -> None:
    answer = tasks.ask("echo", headers={"X-Request-ID": "the-request-of-a-test"})
    tasks.wait_for(answer.headers["Location"])

    assert "request_id=the-request-of-a-test" in worker.text
