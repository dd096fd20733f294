"""Requests that never reach the application, on a socket."""

import asyncio
import json

import pytest

from tests.raw_requests import exchange
from tests.served import SECONDS, listening_port, running

GET = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"
LARGE = b"x" * 9000
TWO_LENGTHS = b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n"
UNREADABLE = [
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, "malformed_request"),
    (GET + TWO_LENGTHS, 400, "malformed_request"),
    (GET + b"X: " + LARGE + b"\r\n\r\n", 431, "headers_too_large"),
    (b"GET /" + LARGE + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 431, "headers_too_large"),
]


@pytest.mark.usefixtures("served_database")
async def test_what_is_no_request_is_refused_by_a_problem_document() -> None:
    async with asyncio.timeout(SECONDS), running("serve", "--port", "0") as process:
        port = await listening_port(process)
        answers = [await exchange(port, request) for request, _, _ in UNREADABLE]

    for answer, (_, status, code) in zip(answers, UNREADABLE, strict=True):
        head, _, body = answer.partition(b"\r\n\r\n")
        document = json.loads(body)
        assert int(head.split()[1]) == document["status"] == status
        assert document["code"] == code
        assert b"content-type: application/problem+json" in head.lower()
        assert f"x-request-id: {document['request_id']}".encode() in head.lower()
