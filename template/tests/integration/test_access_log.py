"""One line for each request."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from app.core.quiet_paths import QUIET_PATHS
from app.middleware.access_log import client_address
from tests.clients import open_client
from tests.defects import SENTINEL, add_defects


@pytest.fixture
async def client(new_app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller of an application with defects."""
    add_defects(new_app)
    async with open_client(new_app) as client:
        yield client


async def test_a_request_is_logged_with_its_outcome(client: httpx2.AsyncClient) -> None:
    with capture_logs() as events:
        await client.get("/nowhere")

    lines = [event for event in events if event["event"] == "request.finished"]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [("GET", "/nowhere", 404)]
    assert lines[0]["client"] == "127.0.0.1"
    assert "duration_ms" in lines[0]


async def test_a_defect_is_logged_as_a_failed_request(client: httpx2.AsyncClient) -> None:
    with capture_logs() as events:
        await client.get("/defect")

    assert [event["status"] for event in events if event["event"] == "request.finished"] == [500]


async def test_neither_query_nor_headers_are_logged(client: httpx2.AsyncClient) -> None:
    with capture_logs() as events:
        await client.get("/nowhere", params={"secret": SENTINEL}, headers={"authorization": SENTINEL})

    assert events
    assert SENTINEL not in str(events)


@pytest.mark.parametrize("path", sorted(QUIET_PATHS))
async def test_probes_are_not_logged(client: httpx2.AsyncClient, path: str) -> None:
    with capture_logs() as events:
        await client.get(path)

    assert [event for event in events if event["event"].startswith("request.") or path in str(event)] == []


def test_a_caller_on_a_unix_socket_has_no_address() -> None:
    assert client_address({"type": "http", "client": None}) is None
