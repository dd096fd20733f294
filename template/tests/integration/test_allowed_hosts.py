"""Whom a request is for."""

import httpx2
import pytest
from starlette.types import Message

from tests.clients import ClientWith
from tests.problems import refusal


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "localhost@evil.example"])
async def test_a_request_for_another_host_is_refused(client: httpx2.AsyncClient, host: str) -> None:
    response = await client.get("/nowhere", headers={"host": host})

    assert refusal(response) == (400, "invalid_host")


async def test_a_request_for_two_hosts_is_refused(client: httpx2.AsyncClient) -> None:
    response = await client.get("/nowhere", headers=[("host", "localhost"), ("host", "evil.example")])

    assert refusal(response) == (400, "invalid_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]"])
async def test_a_name_of_the_service_is_accepted_in_every_spelling(client: httpx2.AsyncClient, host: str) -> None:
    response = await client.get("/nowhere", headers={"host": host})

    assert refusal(response) == (404, "not_found")


async def test_a_websocket_for_another_host_is_refused(transport: httpx2.ASGITransport) -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/nowhere", "headers": [(b"host", b"evil.example")]}

    await transport.app(scope, receive, send)

    assert [message.get("status") for message in sent[:1]] == [400]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/health", "/health/ready"])
async def test_probes_may_call_by_address(client: httpx2.AsyncClient, path: str, method: str) -> None:
    response = await client.request(method, path, headers={"host": "10.0.0.7:8000"})

    assert response.status_code == 200


async def test_a_star_accepts_every_host(client_with: ClientWith) -> None:
    async with client_with(allowed_hosts=("*",)) as client:
        response = await client.get("/nowhere", headers={"host": "any.example"})

    assert refusal(response) == (404, "not_found")


@pytest.mark.parametrize("host", ["localhost:80:80", "localhost/evil", "[::1]evil", "[]"])
async def test_what_is_no_host_is_refused(client_with: ClientWith, host: str) -> None:
    async with client_with(allowed_hosts=("*", "localhost", "::1")) as client:
        response = await client.get("/problems", headers={"host": host})

    assert refusal(response) == (400, "invalid_host")
