"""How a served application ends, and what it does until then."""

import asyncio
import re
import signal

import httpx2
import pytest

from tests.problems import refusal
from tests.served import SECONDS, listening_port, logged, running

SERVE = ("serve", "--port", "0")

pytestmark = pytest.mark.usefixtures("engine", "served_database")


async def test_a_service_that_is_told_to_stop_is_not_ready_and_goes_on_for_a_while(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("SHUTDOWN_DELAY_SECONDS", "2")

    async with asyncio.timeout(SECONDS), running(*SERVE) as process, httpx2.AsyncClient() as client:
        address = f"http://127.0.0.1:{await listening_port(process)}"
        before = await client.get(f"{address}/health/ready")
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.5)
        readiness = await client.get(f"{address}/health/ready")
        liveness = await client.get(f"{address}/health")
        code = await process.wait()

    assert before.status_code == 200
    assert refusal(readiness) == (503, "stopping")
    assert readiness.json()["checks"] == {"process": "stopping"}
    assert (liveness.status_code, liveness.headers["connection"]) == (200, "close")
    assert code == 0


async def test_a_service_that_is_told_twice_ends_at_once(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SHUTDOWN_DELAY_SECONDS", "600")

    async with asyncio.timeout(SECONDS), running(*SERVE) as process:
        await listening_port(process)
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.5)
        process.send_signal(signal.SIGINT)
        await process.wait()


async def test_a_service_that_is_told_to_stop_while_it_starts_ends_well() -> None:
    async with asyncio.timeout(SECONDS), running(*SERVE) as process:
        await logged(process, re.compile(rb"."))
        process.send_signal(signal.SIGTERM)
        code = await process.wait()

    assert code == 0
