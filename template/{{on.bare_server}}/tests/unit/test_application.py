"""The application as the server calls it."""

import asyncio

import httpx2
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from app.application import load_application
from app.running_requests import RunningRequests
from app.unnamed_server import UnnamedServer


async def wait(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Never answer."""
    await asyncio.Event().wait()


async def fail(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Fail."""
    raise RuntimeError


async def call(app: RunningRequests) -> None:
    """Call an application as a server does."""
    messages: asyncio.Queue[Message] = asyncio.Queue()
    await app({"type": "http", "method": "GET", "path": "/"}, messages.get, messages.put)


@pytest.mark.usefixtures("kept_logging")
def test_the_application_is_made_by_the_factory_that_is_named() -> None:
    assert isinstance(load_application("app.main:create_app"), RunningRequests)


async def test_no_answer_names_the_server() -> None:
    transport = httpx2.ASGITransport(app=UnnamedServer(PlainTextResponse("hello")))

    async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as client:
        response = await client.get("/")

    assert response.headers["server"] == ""


@pytest.mark.usefixtures("kept_logging")
async def test_what_still_runs_can_be_ended() -> None:
    app = RunningRequests(wait)
    running = asyncio.ensure_future(call(app))
    await asyncio.sleep(0)

    with capture_logs() as logs:
        app.cut()

    with pytest.raises(asyncio.CancelledError):
        await running
    assert [line["number"] for line in logs] == [1]
    assert app.tasks == set()


@pytest.mark.usefixtures("kept_logging")
async def test_what_nothing_else_has_taken_is_logged() -> None:
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        await call(RunningRequests(fail))

    assert [(line["event"], line["log_level"]) for line in logs] == [("request.failed", "error")]
