"""The shape of errors."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from tests.addresses import ITEMS
from tests.clients import open_client
from tests.defects import SENTINEL, add_defects
from tests.problems import refusal


@pytest.fixture
async def client(new_app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application with defects."""
    add_defects(new_app)
    async with open_client(new_app) as client:
        yield client


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
    assert response.headers["allow"] == "GET, HEAD"


async def test_every_method_of_a_path_is_allowed_whichever_operation_it_belongs_to(client: httpx2.AsyncClient) -> None:
    response = await client.put(ITEMS)

    assert refusal(response) == (405, "method_not_allowed")
    assert {"GET", "HEAD", "POST"} <= set(response.headers["allow"].split(", "))


async def test_a_path_in_any_script_is_part_of_a_problem(client: httpx2.AsyncClient) -> None:
    response = await client.get("/\N{GREEK SMALL LETTER ALPHA}")

    assert response.json()["instance"] == "/%CE%B1"


@pytest.mark.parametrize(
    ("path", "instance"),
    [("/a%20b%22", "/a%20b%22"), ("/%3Fx", "/%3Fx"), ("//evil.example/x", "/evil.example/x"), ("/a:b@c", "/a:b@c")],
)
async def test_the_instance_is_a_reference_into_the_service(
    client: httpx2.AsyncClient, path: str, instance: str
) -> None:
    response = await client.get(f"http://localhost{path}")

    assert response.json()["instance"] == instance


@pytest.mark.parametrize("path", ["/defect", "/refused"])
async def test_a_defect_is_a_problem_without_its_cause(client: httpx2.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert refusal(response) == (500, "internal_error")
    assert SENTINEL not in response.text
    assert "Traceback" not in response.text


async def test_a_defect_is_logged_once_with_its_cause(client: httpx2.AsyncClient) -> None:
    with capture_logs() as events:
        await client.get("/defect")

    failures = [event for event in events if event["log_level"] == "error"]
    assert [(event["event"], event["path"]) for event in failures] == [("request.failed", "/defect")]
    assert failures[0]["exc_info"]


async def test_a_defect_that_shows_after_the_response_began_is_left_to_the_server(client: httpx2.AsyncClient) -> None:
    with capture_logs() as events:
        response = await client.get("/late/x")

    assert (response.status_code, response.text) == (200, "begun")
    assert [event for event in events if event["log_level"] == "error"] == []


async def test_a_defect_before_the_first_part_of_a_response_is_a_problem(client: httpx2.AsyncClient) -> None:
    response = await client.get("/begun/x")

    assert refusal(response) == (500, "internal_error")


async def test_a_defect_after_the_response_is_logged_once(client: httpx2.AsyncClient) -> None:
    with capture_logs() as events:
        response = await client.get("/background")

    assert response.status_code == 200
    assert [event["event"] for event in events if event["log_level"] == "error"] == ["request.failed"]


async def test_without_a_free_connection_the_caller_may_try_again(client: httpx2.AsyncClient) -> None:
    response = await client.get("/busy")

    assert refusal(response) == (503, "overloaded")
    assert response.headers["retry-after"] == "5"
