"""Tasks of others."""

import httpx2

from tests.addresses import API
from tests.integration.test_tasks import ECHO, TASKS, messages
from tests.problems import refusal

__all__ = ["messages"]


async def test_the_task_of_another_does_not_exist(caller: httpx2.AsyncClient, other_caller: httpx2.AsyncClient) -> None:
    location = (await caller.post(TASKS, json=ECHO)).headers["location"]

    assert refusal(await other_caller.get(location)) == (404, "not_found")


async def test_tasks_are_for_callers_who_are_known(client: httpx2.AsyncClient) -> None:
    assert refusal(await client.post(f"{API}/tasks", json=ECHO)) == (401, "not_authenticated")
