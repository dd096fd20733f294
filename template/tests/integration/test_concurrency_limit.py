"""How many requests run at once."""

import asyncio

import httpx2
from fastapi import FastAPI

from tests.clients import ClientWith
from tests.problems import refusal

STEPS = 50


def add_waiting(app: FastAPI) -> None:
    """Add an operation that never ends."""
    app.add_api_route("/wait", asyncio.Event().wait)


async def fill(client: httpx2.AsyncClient) -> asyncio.Task[httpx2.Response]:
    """Have a request run."""
    request = asyncio.create_task(client.get("/wait"))
    for _ in range(STEPS):
        await asyncio.sleep(0)
    return request


async def test_a_request_over_the_limit_is_told_to_come_later(client_with: ClientWith) -> None:
    async with client_with(add_waiting, max_concurrent_requests=1) as client:
        running = await fill(client)
        response = await client.get("/problems/not_found")
        running.cancel()

    assert refusal(response) == (503, "overloaded")
    assert response.headers["retry-after"] == "5"


async def test_health_is_answered_however_many_requests_run(client_with: ClientWith) -> None:
    async with client_with(add_waiting, max_concurrent_requests=1) as client:
        running = await fill(client)
        liveness, readiness = await client.get("/health"), await client.get("/health/ready")
        running.cancel()

    assert (liveness.status_code, readiness.status_code) == (200, 200)


async def test_a_request_that_has_ended_counts_no_more(client_with: ClientWith) -> None:
    async with client_with(max_concurrent_requests=1) as client:
        responses = [await client.get("/problems/not_found") for _ in range(2)]

    assert [response.status_code for response in responses] == [200, 200]
