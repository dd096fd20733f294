"""Failures of a served application: what is logged, and what the caller is told."""

import asyncio
import re
import signal

import httpx2
import pytest

from tests.defects import SENTINEL
from tests.problems import refusal
from tests.served import SECONDS, listening_port, logged, logged_failures, running, written

ENDLESS = re.compile(rb"endless\.begun")
KNOWN_ID = {"X-Request-ID": "a-known-id"}


@pytest.mark.usefixtures("served_database")
async def test_a_service_that_can_not_start_says_so_once_in_its_own_form_and_ends_as_a_failure() -> None:
    command = ("fails_at_start", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        output, _ = await process.communicate()

    assert process.returncode not in {None, 0}
    assert [line["level"] for line in written(output) if SENTINEL in line["event"]] == ["error"]


@pytest.mark.usefixtures("served_database")
async def test_a_failure_of_middleware_is_logged_once_with_the_id_of_the_request() -> None:
    command = ("fails_in_middleware", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        port = await listening_port(process)
        async with httpx2.AsyncClient(headers=KNOWN_ID) as client:
            response = await client.get(f"http://127.0.0.1:{port}/health")
        failures = await logged_failures(process)

    assert refusal(response) == (500, "internal_error")
    assert [(line["level"], line["request_id"]) for line in failures] == [("error", "a-known-id")]
    assert SENTINEL in failures[0]["exception"]


@pytest.mark.usefixtures("served_database")
async def test_a_failure_after_the_response_began_is_logged_once_and_ends_the_connection() -> None:
    command = ("has_defects", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        port = await listening_port(process)
        async with httpx2.AsyncClient(headers=KNOWN_ID) as client:
            with pytest.raises(httpx2.RemoteProtocolError):
                await client.get(f"http://127.0.0.1:{port}/late/x")
        failures = await logged_failures(process)

    assert [(line["level"], line["request_id"]) for line in failures] == [("error", "a-known-id")]
    assert SENTINEL in failures[0]["exception"]


@pytest.mark.usefixtures("served_database")
async def test_a_request_that_the_service_can_not_wait_for_is_told_to_try_again(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("SHUTDOWN_GRACE_SECONDS", "1")
    command = ("has_defects", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        port = await listening_port(process)
        async with httpx2.AsyncClient() as client, asyncio.TaskGroup() as tasks:
            request = tasks.create_task(client.get(f"http://127.0.0.1:{port}/endless", timeout=SECONDS))
            await logged(process, ENDLESS)
            process.send_signal(signal.SIGTERM)
            output, _ = await process.communicate()

    assert refusal(request.result()) == (503, "stopping")
    assert request.result().headers["retry-after"] == "5"
    assert [line for line in written(output) if line["level"] == "error"] != []
