"""A service that is called before it is ready."""

import asyncio
import subprocess
from contextlib import suppress

from support.lifecycle.callers import READINESS, connect
from support.network import LOOPBACK, free_port
from support.projects import Project

SECONDS = 60
# By which a service says that it isn't ready, or that it is.
TOLD = {200, 503}


async def first_status(port: int) -> int:
    """Call until there is an answer: nobody listens yet, or whoever listens waits."""
    async with asyncio.timeout(SECONDS):
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                connection = await connect(port)
                status, _ = await connection.ask(READINESS)
                connection.writer.close()
                return status
            await asyncio.sleep(0.01)


def test_nothing_is_answered_before_the_service_can_answer(migrated: Project) -> None:
    port = free_port()
    python = migrated.folder / ".venv" / "bin" / "python"
    command = [str(python), "-m", "app", "serve", "--host", LOOPBACK, "--port", str(port), "--workers", "2"]

    with subprocess.Popen(
        command, cwd=migrated.folder, env=migrated.environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    ) as server:
        try:
            status = asyncio.run(first_status(port))
        finally:
            server.terminate()

    assert status in TOLD


def test_workers_that_can_not_start_end_the_service_as_a_failure(migrated: Project) -> None:
    service = ("tests.failing_service", "fails_at_start", "serve", "--port", "0", "--workers", "2")

    result = subprocess.run(
        [str(migrated.folder / ".venv" / "bin" / "python"), "-m", *service],
        cwd=migrated.folder,
        env=migrated.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
    )

    assert result.returncode != 0
