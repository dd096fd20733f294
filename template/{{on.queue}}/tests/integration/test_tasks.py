"""Tasks that callers want."""

from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.dependencies import get_request_settings
from app.api.queue import get_sender
from app.core.config import Settings
from app.models.job import Job
from tests.addresses import API
from tests.jobs import KeptMessages
from tests.problems import broken_rules, refusal

TASKS = f"{API}/tasks"
ECHO = {"kind": "echo", "payload": {"word": "hello"}}
FIELDS = {"id", "kind", "status", "attempts", "result", "error", "created_at", "started_at", "finished_at"}
KEY = {"Idempotency-Key": "once"}


@pytest.fixture(autouse=True)
def messages(shared_app: FastAPI, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> KeptMessages:
    """A broker that is there; the tasks are switched on."""
    messages = KeptMessages()
    demonstrating = settings.model_copy(update={"demo_tasks_enabled": True})
    monkeypatch.setitem(shared_app.dependency_overrides, get_sender, lambda: messages)
    monkeypatch.setitem(shared_app.dependency_overrides, get_request_settings, lambda: demonstrating)
    return messages


async def test_a_task_is_accepted(caller: httpx2.AsyncClient) -> None:
    response = await caller.post(TASKS, json=ECHO)

    assert response.status_code == 202
    assert response.json().keys() == {"id", "status"}
    assert response.headers["location"] == f"{TASKS}/{response.json()['id']}"


async def test_a_task_can_be_looked_at(caller: httpx2.AsyncClient) -> None:
    location = (await caller.post(TASKS, json=ECHO)).headers["location"]

    task = (await caller.get(location)).json()

    assert (task["kind"], task["status"], task["attempts"], task["result"]) == ("echo", "queued", 0, None)
    assert task.keys() == FIELDS


async def test_there_is_no_task_that_nobody_wanted(caller: httpx2.AsyncClient) -> None:
    assert refusal(await caller.get(f"{TASKS}/{uuid4()}")) == (404, "not_found")


async def test_jobs_of_the_service_are_no_tasks(caller: httpx2.AsyncClient, session: AsyncSession) -> None:
    job = Job(kind="purge_jobs", payload={})
    session.add(job)
    await session.commit()

    assert refusal(await caller.get(f"{TASKS}/{job.id}")) == (404, "not_found")


async def test_the_same_key_means_the_same_task(caller: httpx2.AsyncClient) -> None:
    first, second = [(await caller.post(TASKS, json=ECHO, headers=KEY)).json() for _ in range(2)]

    assert first["id"] == second["id"]


@pytest.mark.parametrize("other", [{"kind": "echo"}, {"kind": "fail"}])
async def test_a_key_is_good_for_one_task(caller: httpx2.AsyncClient, other: dict[str, str]) -> None:
    await caller.post(TASKS, json=ECHO, headers=KEY)

    assert refusal(await caller.post(TASKS, json=other, headers=KEY)) == (409, "conflict")


@pytest.mark.parametrize("key", ["x" * 256, "a b"])
async def test_a_key_that_is_none_is_refused(caller: httpx2.AsyncClient, key: str) -> None:
    assert refusal(await caller.post(TASKS, json=ECHO, headers={"Idempotency-Key": key})) == (422, "validation_error")


@pytest.mark.parametrize(
    ("task", "pointer"),
    [
        ({}, "/kind"),
        ({"kind": "pickle"}, "/kind"),
        ({"kind": "sleep", "payload": {"seconds": -1}}, "/payload/seconds"),
        ({"kind": "sleep", "payload": {"minutes": 1}}, "/payload/minutes"),
        ({"kind": "echo", "payload": []}, "/payload"),
    ],
)
async def test_what_is_no_task_is_refused(caller: httpx2.AsyncClient, task: dict[str, object], pointer: str) -> None:
    ((found, _),) = broken_rules(await caller.post(TASKS, json=task))

    assert found == pointer


async def test_a_broker_that_is_away_is_told(
    caller: httpx2.AsyncClient, session: AsyncSession, messages: KeptMessages
) -> None:
    messages.is_away = True

    response = await caller.post(TASKS, json=ECHO)

    assert refusal(response) == (503, "queue_unavailable")
    assert int(response.headers["retry-after"]) > 0
    assert (await session.scalars(select(Job))).all() == []


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_tasks_are_hidden_unless_they_are_switched_on(
    caller: httpx2.AsyncClient, shared_app: FastAPI, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.delitem(shared_app.dependency_overrides, get_request_settings)

    address = TASKS if method == "POST" else f"{TASKS}/{uuid4()}"
    assert refusal(await caller.request(method, address, json=ECHO)) == (404, "not_found")
