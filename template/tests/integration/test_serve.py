"""`python -m app serve` and `probe`."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
from typer.testing import CliRunner

from app.__main__ import cli, main
from app.commands.serve import APPLICATION, stop
from app.core.config import Settings

SECONDS = 30
LISTENING = re.compile(rb"running on http://127\.0\.0\.1:(\d+)")


@pytest.fixture
def kept_signals() -> Iterator[None]:
    """Takes back what a test does to the handling of SIGTERM."""
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


@asynccontextmanager
async def running(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a command of the service, and leave no process behind."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "app", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=dict(os.environ),
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def listening_port(process: asyncio.subprocess.Process) -> int:
    """Wait until the service listens."""
    assert process.stdout
    async for line in process.stdout:
        if found := LISTENING.search(line):
            return int(found[1])
    raise AssertionError("the service ended before it listened")


@pytest.mark.usefixtures("kept_logging", "kept_signals")
def test_the_server_gets_the_factory_and_the_options(environment: pytest.MonkeyPatch) -> None:
    started: dict[str, Any] = {}

    def run(application: str, **options: Any) -> None:
        started.update(options, application=application)

    environment.setattr(uvicorn, "run", run)
    environment.setenv("TRUSTED_PROXIES", "10.0.0.1")

    result = CliRunner().invoke(cli, ["serve", "--host", "127.0.0.2", "--port", "9000", "--workers", "2"])

    assert result.exit_code == 0
    assert (started["application"], started["factory"]) == (APPLICATION, True)
    assert (started["host"], started["port"], started["workers"]) == ("127.0.0.2", 9000, 2)
    assert (started["proxy_headers"], started["forwarded_allow_ips"]) == (True, ["10.0.0.1"])
    assert (started["server_header"], started["access_log"]) == (False, False)


def test_a_stop_is_a_success() -> None:
    with pytest.raises(SystemExit) as ended:
        stop(signal.SIGTERM, None)

    assert ended.value.code == 0


def test_settings_that_can_not_be_used_end_the_command_with_one_message(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LOG_LEVEL", "LOUD")
    environment.setattr(sys, "argv", ["app", "serve"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert str(ended.value).startswith("The settings can't be used:\n  LOG_LEVEL: ")


async def test_settings_that_can_not_be_used_end_the_process_with_code_1(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LOG_LEVEL", "LOUD")

    async with asyncio.timeout(SECONDS), running("serve", "--port", "0") as process:
        output, _ = await process.communicate()

    assert process.returncode == 1
    assert output.startswith(b"The settings can't be used:\n  LOG_LEVEL: ")
    assert b"Traceback" not in output


async def test_a_served_application_answers_and_stops_when_it_is_asked_to(
    environment: pytest.MonkeyPatch, settings: Settings
) -> None:
    environment.setenv("DATABASE_URL", settings.database_url.get_secret_value())

    async with asyncio.timeout(SECONDS), running("serve", "--port", "0") as process, httpx2.AsyncClient() as client:
        port = await listening_port(process)
        response = await client.get(f"http://127.0.0.1:{port}/health/ready")
        process.send_signal(signal.SIGTERM)
        code = await process.wait()

    assert response.status_code == 200
    assert code == 0
