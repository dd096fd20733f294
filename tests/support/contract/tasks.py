"""Tasks: wanted, done by a worker, and seen by their owner alone; absent unless the service shows its queue."""

import secrets

from support.contract.problems import assert_problem
from support.contract.service import Service
from support.contract.wanted import Tasks

MEMBERS = {"id", "kind", "status", "attempts", "result", "error", "created_at", "started_at", "finished_at"}
UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"
WRONG = (
    ({"kind": "pickle"}, "/kind"),
    ({"kind": "sleep", "payload": {"seconds": -1}}, "/payload/seconds"),
    ({"kind": "flaky", "payload": {"unknown": 1}}, "/payload/unknown"),
    ({"kind": "echo", "payload": [], "unknown": 1}, "/unknown"),
)


def check_absence(service: Service) -> None:
    """There are no tasks where the service has no queue, or does not show it."""
    headers, path = service.headers_of_somebody(), service.path("/tasks")

    wanted = service.client.post(path, headers=headers, json={"kind": "echo", "payload": {}})
    assert_problem(wanted, 404, "not_found")
    assert_problem(service.client.get(f"{path}/{UNKNOWN}", headers=headers), 404, "not_found")


def check_life(service: Service) -> None:
    """A task is accepted, done, and tells what became of it."""
    tasks = Tasks(service, service.headers_of_somebody())

    accepted = tasks.ask("echo", {"word": "Ünïcode 🚀"})
    task = tasks.wait_for(accepted.headers["Location"])

    assert accepted.status_code == 202, accepted.text
    assert accepted.json().keys() == {"id", "status"}
    assert accepted.headers["Location"] == service.path(f"/tasks/{accepted.json()['id']}")
    assert task.keys() == MEMBERS
    assert (task["id"], task["kind"], task["status"]) == (accepted.json()["id"], "echo", "succeeded")
    assert (task["attempts"], task["result"], task["error"]) == (1, {"word": "Ünïcode 🚀"}, None)
    assert task["created_at"] <= task["started_at"] <= task["finished_at"]


def check_failures(service: Service) -> None:
    """A task that fails is tried again, unless that is of no use; what is told is no more than that."""
    tasks = Tasks(service, service.headers_of_somebody())

    flaky, permanent = tasks.want("flaky", failures=1), tasks.want("fail", permanent=True)

    assert (tasks.wait_for(flaky)["status"], tasks.read(flaky)["attempts"]) == ("succeeded", 2)
    failed = tasks.wait_for(permanent)
    assert (failed["status"], failed["attempts"], failed["result"]) == ("failed", 1, None)
    assert failed["error"]
    assert "Traceback" not in failed["error"]


def check_owners(service: Service) -> None:
    """Nobody sees a task of somebody else, and nobody one that there never was."""
    owner, other = (Tasks(service, service.headers_of_somebody()) for _ in range(2))
    address = owner.want("echo")

    assert owner.look(address).status_code == 200
    assert_problem(other.look(address), 404, "not_found")
    assert_problem(owner.look(service.path(f"/tasks/{UNKNOWN}")), 404, "not_found")
    assert_problem(owner.look(service.path("/tasks/no-id")), 422, "validation_error")


def check_strangers(service: Service) -> None:
    """Who does not say who they are is refused."""
    stranger = Tasks(service)

    assert_problem(stranger.ask("echo"), 401, "not_authenticated")
    assert_problem(stranger.look(service.path(f"/tasks/{UNKNOWN}")), 401, "not_authenticated")


def check_keys(service: Service) -> None:
    """The same request with the same key means one task, for each caller; another one is refused."""
    tasks = Tasks(service, service.headers_of_somebody())
    key = {"Idempotency-Key": secrets.token_hex(8)}

    first, again = tasks.ask("echo", {"word": "same"}, key), tasks.ask("echo", {"word": "same"}, key)

    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json()["id"] == again.json()["id"]
    assert_problem(tasks.ask("echo", {"word": "other"}, key), 409, "conflict")
    assert_problem(tasks.ask("echo", {}, {"Idempotency-Key": "x" * 256}), 422, "validation_error")


def check_wrong_tasks(service: Service) -> None:
    """What is no task is refused, with the place of the mistake."""
    headers, path = service.headers_of_somebody(), service.path("/tasks")

    for wrong, pointer in WRONG:
        answer = service.client.post(path, headers=headers, json=wrong)
        assert_problem(answer, 422, "validation_error")
        assert pointer in {error["pointer"] for error in answer.json()["errors"]}


def check_size(service: Service) -> None:
    """A task that is larger than any request may be is refused."""
    answer = Tasks(service, service.headers_of_somebody()).ask("echo", {"word": "x" * (1 << 20)})

    assert_problem(answer, 413, "body_too_large")
