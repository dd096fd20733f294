"""How many processes may serve the application."""

import asyncio

from app.processes import ONE_PROCESS
from tests.served import SECONDS, running

SERVE = ("serve", "--port", "0", "--workers")


async def test_several_processes_are_refused_with_a_reason() -> None:
    async with asyncio.timeout(SECONDS), running(*SERVE, "2") as process:
        output, _ = await process.communicate()

    # The message is wrapped, and has a frame.
    told = " ".join(output.decode().replace("│", "").split())
    assert process.returncode == 2
    assert ONE_PROCESS in told
    assert "Traceback" not in told
