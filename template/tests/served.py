"""Processes of the service, and what they log."""

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.listening import LISTENING

SECONDS = 30


@asynccontextmanager
async def running(
    *arguments: str, module: str = "app", stderr: int = STDOUT, **variables: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a command of the service away from the environment file of the developer, and leave no process behind."""
    with TemporaryDirectory() as elsewhere:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", module, *arguments),
            stdout=PIPE,
            stderr=stderr,
            cwd=elsewhere,
            env={**os.environ, **variables, "PYTHONPATH": str(Path.cwd())},
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.communicate()


async def logged(process: asyncio.subprocess.Process, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
    """Wait until the service has logged something."""
    assert process.stdout
    async for line in process.stdout:
        if found := pattern.search(line):
            return found
    raise AssertionError(f"the service ended before it logged {pattern.pattern!r}")


async def listening_port(process: asyncio.subprocess.Process) -> int:
    """Wait until the service listens; some servers name the port before they do."""
    port = int((await logged(process, LISTENING))[1])
    while True:
        with suppress(ConnectionRefusedError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return port
        await asyncio.sleep(0.05)


async def logged_failures(process: asyncio.subprocess.Process) -> list[dict[str, str]]:
    """Stop a service, and return the lines of its log that hold a traceback."""
    process.send_signal(signal.SIGTERM)
    output, _ = await process.communicate()
    return [line for line in written(output) if "exception" in line]


def written(output: bytes) -> list[dict[str, str]]:
    """Read the lines that a service wrote as in production; its parent process may write as in development."""
    return [json.loads(line) for line in output.splitlines() if line.startswith(b"{")]
