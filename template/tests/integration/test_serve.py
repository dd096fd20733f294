"""`python -m app serve` and `probe`."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx2
import pytest
from typer.testing import CliRunner
from uvicorn import Config
from uvicorn.config import STARTUP_FAILURE

from app.__main__ import cli, main
from app.commands import serve
from app.commands.serve import APPLICATION, stop
from app.core.config import Settings
from app.http_protocol import StrictHttpProtocol
from tests.defects import SENTINEL

SECONDS = 30
LISTENING = re.compile(rb"running on http://127\.0\.0\.1:(\d+)")


@pytest.fixture
def kept_signals() -> Iterator[None]:
    """Takes back what a test does to the handling of SIGTERM."""
    handler = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, handler)


@pytest.fixture
def served_database(environment: pytest.MonkeyPatch, settings: Settings) -> None:
    """The database of the tests, for a process of its own."""
    environment.setenv("DATABASE_URL", settings.database_url.get_secret_value())


@asynccontextmanager
async def running(*arguments: str, module: str = "app") -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a command of the service, and leave no process behind."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", module, *arguments),
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
    started: list[Config] = []
    environment.setattr(serve, "run", started.append)
    environment.setenv("TRUSTED_PROXIES", "10.0.0.0/8")

    result = CliRunner().invoke(cli, ["serve", "--host", "127.0.0.2", "--port", "9000", "--workers", "2"])

    (config,) = started
    assert result.exit_code == 0
    assert (config.app, config.factory) == (APPLICATION, True)
    assert (config.host, config.port, config.workers) == ("127.0.0.2", 9000, 2)
    assert (config.proxy_headers, config.forwarded_allow_ips) == (True, ["10.0.0.0/8"])
    assert (config.server_header, config.access_log) == (False, False)
    assert config.http is StrictHttpProtocol


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


@pytest.mark.usefixtures("engine", "served_database")
async def test_a_served_application_answers_and_stops_when_it_is_asked_to() -> None:
    async with asyncio.timeout(SECONDS), running("serve", "--port", "0") as process, httpx2.AsyncClient() as client:
        port = await listening_port(process)
        response = await client.get(f"http://127.0.0.1:{port}/health/ready")
        process.send_signal(signal.SIGTERM)
        code = await process.wait()

    assert response.status_code == 200
    assert code == 0


@pytest.mark.usefixtures("served_database")
@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one process", "two workers"])
async def test_a_service_that_can_not_start_ends_as_a_failure(options: tuple[str, ...]) -> None:
    command = ("fails_at_start", "serve", "--port", "0", *options)

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        await process.communicate()

    assert process.returncode == STARTUP_FAILURE


@pytest.mark.usefixtures("served_database")
async def test_a_failure_at_the_start_is_logged_once_in_the_form_of_the_service() -> None:
    command = ("fails_at_start", "serve", "--port", "0")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        output, _ = await process.communicate()

    assert [line["level"] for line in map(json.loads, output.splitlines()) if SENTINEL in line["event"]] == ["error"]


@pytest.mark.usefixtures("served_database")
async def test_a_failure_of_middleware_is_logged_once_with_the_id_of_the_request() -> None:
    command = ("fails_in_middleware", "serve", "--port", "0")
    headers = {"X-Request-ID": "a-known-id"}

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        port = await listening_port(process)
        async with httpx2.AsyncClient() as client:
            response = await client.get(f"http://127.0.0.1:{port}/health", headers=headers)
        process.send_signal(signal.SIGTERM)
        output, _ = await process.communicate()

    failures = [line for line in map(json.loads, output.splitlines()) if "exception" in line]
    assert response.status_code == 500
    assert [(line["level"], line["request_id"]) for line in failures] == [("error", "a-known-id")]
    assert SENTINEL in failures[0]["exception"]
