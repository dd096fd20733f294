"""Requests that never reach the application, on a socket."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs
from uvicorn.server import ServerState

from app import refusal
from app.core.config import Settings
from app.core.logging import add_request
from app.core.settings.service import Environment
from app.http_protocol import MAX_HEAD_BYTES, StrictHttpProtocol

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
SECONDS = 20


@pytest.fixture
def requests() -> list[Scope]:
    """What reaches the application."""
    return []


@pytest.fixture
async def port(requests: list[Scope]) -> AsyncIterator[int]:
    """Where an application listens that has nothing against any request."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body", False):
            pass
        requests.append(scope)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    config = uvicorn.Config(answer, log_config=None, lifespan="off")
    config.load()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: StrictHttpProtocol(config, ServerState(), {}), "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def exchange(port: int, *parts: bytes) -> bytes:
    """Send parts one after another, and read until the connection ends."""
    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in parts:
            writer.write(part)
            await asyncio.sleep(0)
        received = await reader.read()
        writer.close()
        return received


def problem(received: bytes) -> tuple[int, str]:
    """Return the status and the code of a refusal, whose headers are those of every other answer."""
    head, _, body = received.partition(b"\r\n\r\n")
    document = json.loads(body)
    assert int(head.split()[1]) == document["status"]
    for line in (b"content-type: application/problem+json", b"x-content-type-options: nosniff", b"connection: close"):
        assert line in head.lower()
    assert f"x-request-id: {document['request_id']}".encode() in head.lower()
    return document["status"], document["code"]


async def test_a_request_is_served(port: int) -> None:
    received = await exchange(port, GET + b"Connection: close\r\n\r\n")

    assert received.startswith(b"HTTP/1.1 204 ")


async def test_requests_of_one_connection_are_measured_one_by_one(port: int) -> None:
    head = GET + b"X: " + b"x" * (MAX_HEAD_BYTES // 2) + b"\r\n"

    received = await exchange(port, *[head + b"\r\n"] * 4, head + b"Connection: close\r\n\r\n")

    assert received.count(b"HTTP/1.1 204 ") == 5


async def test_a_large_head_is_refused(port: int) -> None:
    received = await exchange(port, GET + b"X: " + b"x" * MAX_HEAD_BYTES + b"\r\n\r\n")

    assert problem(received) == (431, "headers_too_large")


async def test_a_head_without_an_end_is_refused(port: int) -> None:
    received = await exchange(port, GET + b"X: " + b"x" * MAX_HEAD_BYTES, b"x")

    assert problem(received) == (431, "headers_too_large")


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        GET + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        GET + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        GET + b"X-Request-ID: abcdefgh\rSet-Cookie: x\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET http://localhost@evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET http://localhost:443/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
async def test_what_is_no_request_is_refused(port: int, request_bytes: bytes) -> None:
    received = await exchange(port, request_bytes)

    assert problem(received) == (400, "malformed_request")


@pytest.mark.parametrize(
    "address",
    [b"http://LOCALHOST/path?next=http://other.example", b"http://localhost?x=1", b"http://localhost:80/"],
)
async def test_an_address_in_absolute_form_may_name_the_host(port: int, address: bytes) -> None:
    received = await exchange(port, b"GET " + address + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    assert received.startswith(b"HTTP/1.1 204 ")


async def test_trailers_are_no_headers(port: int, requests: list[Scope]) -> None:
    trailers = b"Host: evil.example\r\nX-Forwarded-For: 10.0.0.1\r\nCookie: x=y\r\nAuthorization: Bearer x\r\n"

    await exchange(port, CHUNKED + b"1\r\nx\r\n", b"0\r\n" + trailers + b"\r\n")

    (request,) = requests
    assert {name for name, _value in request["headers"]} == {b"host", b"connection", b"transfer-encoding"}


async def test_trailers_without_an_end_are_refused(port: int) -> None:
    head = CHUNKED.replace(b"Connection: close", b"Expect: 100-continue")

    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head + b"1\r\nx\r\n0\r\n")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"X: " + b"x" * MAX_HEAD_BYTES)
        received = await reader.read()
        writer.close()

    assert problem(received) == (431, "headers_too_large")


async def test_a_body_may_be_larger_than_a_head(port: int) -> None:
    part = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"

    received = await exchange(port, CHUNKED, *[part] * 4, b"0\r\n\r\n")

    assert received.startswith(b"HTTP/1.1 204 ")


@pytest.mark.parametrize(
    ("unreadable", "code"),
    [(b"\x16\x03\x01", "malformed_request"), (GET + b"X: " + b"x" * MAX_HEAD_BYTES, "headers_too_large")],
)
async def test_a_refusal_is_logged_with_the_id_of_its_answer(port: int, unreadable: bytes, code: str) -> None:
    with capture_logs(processors=[add_request]) as logs:
        received = await exchange(port, unreadable)

    (refused,) = [line for line in logs if line["event"] == "request.refused"]
    assert (refused["code"], refused["client"]) == (code, "127.0.0.1")
    assert json.loads(received.partition(b"\r\n\r\n")[2])["request_id"] == refused["request_id"]


@pytest.mark.parametrize(
    ("environment", "demands_https"), [(Environment.PRODUCTION, True), (Environment.DEVELOPMENT, False)]
)
async def test_a_refusal_demands_https_in_production(
    port: int, monkeypatch: pytest.MonkeyPatch, settings: Settings, environment: Environment, *, demands_https: bool
) -> None:
    served = settings.model_copy(update={"environment": environment})
    monkeypatch.setattr(refusal, "get_settings", lambda: served)

    received = await exchange(port, b"\x16\x03\x01")

    assert (b"strict-transport-security: " in received.lower()) is demands_https
