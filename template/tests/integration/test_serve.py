"""`python -m app serve` and `probe`."""

import asyncio
import signal
import sys

import httpx2
import pytest
from uvicorn import Config

from app.__main__ import main
from app.commands import serve
from app.commands.serve import APPLICATION, stop
from app.http_protocol import StrictHttpProtocol
from tests.command_line import run_command
from tests.served import SECONDS, listening_port, running


@pytest.mark.usefixtures("kept_logging", "kept_signals")
def test_the_server_gets_the_factory_and_the_options(environment: pytest.MonkeyPatch) -> None:
    started: list[Config] = []
    environment.setattr(serve, "run", started.append)
    environment.setenv("TRUSTED_PROXIES", "10.0.0.0/8")

    result = run_command("serve", "--host", "127.0.0.2", "--port", "9000")

    (config,) = started
    assert result.exit_code == 0
    assert (config.app, config.factory) == (APPLICATION, True)
    assert (config.host, config.port, config.workers) == ("127.0.0.2", 9000, 1)
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
