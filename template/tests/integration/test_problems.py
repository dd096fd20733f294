"""The shape of errors."""

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from structlog.testing import capture_logs

from tests.addresses import ITEMS
from tests.problems import refusal

SENTINEL = "sentinel-that-nobody-may-see"


@pytest.fixture
def failing(app: FastAPI) -> str:
    """The address of an operation that has a defect."""

    async def fail() -> None:
        raise RuntimeError(SENTINEL)

    app.add_api_route("/defect", fail)
    return "/defect"


async def test_an_unknown_path_is_a_problem_with_every_member(client: httpx2.AsyncClient) -> None:
    response = await client.get("/nowhere")

    assert refusal(response) == (404, "not_found")
    assert response.json() == {
        "type": "/problems/not_found",
        "title": "Not found",
        "status": 404,
        "detail": "Not found",
        "instance": "/nowhere",
        "code": "not_found",
        "request_id": response.headers["x-request-id"],
    }


async def test_an_unknown_method_is_a_problem_that_says_what_is_allowed(client: httpx2.AsyncClient) -> None:
    response = await client.put("/health")

    assert refusal(response) == (405, "method_not_allowed")
    assert response.headers["allow"] == "GET"


async def test_a_method_of_no_operation_on_items_is_not_allowed(client: httpx2.AsyncClient) -> None:
    response = await client.put(ITEMS)

    assert refusal(response) == (405, "method_not_allowed")
    assert response.headers["allow"]


async def test_a_path_in_any_script_is_part_of_a_problem(client: httpx2.AsyncClient) -> None:
    response = await client.get("/\N{GREEK SMALL LETTER ALPHA}")

    assert response.json()["instance"] == "/\N{GREEK SMALL LETTER ALPHA}"


async def test_a_defect_is_a_problem_without_its_cause(client: httpx2.AsyncClient, failing: str) -> None:
    response = await client.get(failing)

    assert refusal(response) == (500, "internal_error")
    assert SENTINEL not in response.text
    assert "Traceback" not in response.text


async def test_a_defect_is_logged_once_with_its_cause(client: httpx2.AsyncClient, failing: str) -> None:
    with capture_logs() as events:
        await client.get(failing)

    failures = [event for event in events if event["log_level"] == "error"]
    assert [(event["event"], event["path"]) for event in failures] == [("request.failed", failing)]
    assert failures[0]["exc_info"]


async def test_a_defect_that_shows_after_the_response_began_ends_the_connection(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    async def fail_late(_scope: object, _receive: object, send: object) -> None:
        assert callable(send)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(SENTINEL)

    app.mount("/late", fail_late)

    with capture_logs() as events:
        response = await client.get("/late/")

    assert response.status_code == 200
    assert [event["event"] for event in events if event["log_level"] == "error"] == ["request.failed"]


async def test_a_query_that_the_database_refuses_is_a_defect(app: FastAPI, client: httpx2.AsyncClient) -> None:
    async def fail() -> None:
        raise IntegrityError(SENTINEL, {}, ValueError(SENTINEL))

    app.add_api_route("/refused", fail)

    response = await client.get("/refused")

    assert refusal(response) == (500, "internal_error")
    assert SENTINEL not in response.text


async def test_without_a_free_connection_the_caller_may_try_again(app: FastAPI, client: httpx2.AsyncClient) -> None:
    async def wait_in_vain() -> None:
        raise PoolTimeoutError

    app.add_api_route("/busy", wait_in_vain)

    response = await client.get("/busy")

    assert refusal(response) == (503, "overloaded")
    assert response.headers["retry-after"] == "5"
