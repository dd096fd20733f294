"""Answers to requests whose body is not read, on a socket."""

import asyncio

import pytest

from tests.raw_requests import exchange
from tests.served import SECONDS, listening_port, running

UNREAD = b"POST /items HTTP/1.1\r\nHost: %s\r\nContent-Length: 99999999\r\n\r\n"


@pytest.mark.usefixtures("served_database")
async def test_an_answer_to_a_body_that_is_not_read_says_that_the_connection_ends(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("ALLOWED_HOSTS", '["localhost"]')

    async with asyncio.timeout(SECONDS), running("serve", "--port", "0") as process:
        port = await listening_port(process)
        answers = [await exchange(port, UNREAD % host) for host in (b"localhost", b"elsewhere.example")]

    heads = [answer.partition(b"\r\n\r\n")[0].lower() for answer in answers]
    assert [int(head.split()[1]) for head in heads] == [413, 400]
    assert [b"connection: close" in head for head in heads] == [True, True]
