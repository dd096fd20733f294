"""Failures of a served application: what is logged, and what the caller is told."""

import asyncio
import re
import signal

import httpx2
import pytest

from tests.defects import FAILING_PATH, SENTINEL
from tests.problems import refusal
from tests.served import SECONDS, listening_port, logged, logged_failures, running, written

ENDLESS = re.compile(rb"endless\.begun")


@pytest.mark.usefixtures("served_database")
async def test_a_service_that_can_not_start_says_so_once_in_its_own_form_and_ends_as_a_failure() -> None:
    command = ("fails_at_start", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        output, _ = await process.communicate()

    assert process.returncode not in {None, 0}
    assert [line["level"] for line in written(output) if SENTINEL in line["event"]] == ["error"]


@pytest.mark.usefixtures("served_database")
async def test_failures_in_middleware_and_in_a_begun_response_are_logged_once_with_the_id_of_their_request() -> None:
    command = ("has_defects", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        address = f"http://127.0.0.1:{await listening_port(process)}"
        async with httpx2.AsyncClient(base_url=address) as client:
            response = await client.get(FAILING_PATH, headers={"X-Request-ID": "the-first"})
            with pytest.raises(httpx2.RemoteProtocolError):
                await client.get("/late/x", headers={"X-Request-ID": "the-second"})
        failures = await logged_failures(process)

    assert refusal(response) == (500, "internal_error")
    assert [(line["level"], line["request_id"]) for line in failures] == [
        ("error", "the-first"),
        ("error", "the-second"),
    ]
    assert [SENTINEL in line["exception"] for line in failures] == [True, True]


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
