"""Serving by several processes."""

import asyncio
import os

import pytest
from structlog.testing import capture_logs
from typer.testing import CliRunner
from uvicorn import Config
from uvicorn.config import STARTUP_FAILURE

from app.__main__ import cli
from app.commands import serve
from app.processes import PROCESSORS_HINT, check_processes
from tests.served import SECONDS, running


@pytest.mark.usefixtures("kept_logging", "kept_signals")
def test_the_server_is_told_how_many_processes_there_are(environment: pytest.MonkeyPatch) -> None:
    started: list[Config] = []
    environment.setattr(serve, "run", started.append)

    result = CliRunner().invoke(cli, ["serve", "--workers", "2"])

    assert result.exit_code == 0
    assert [config.workers for config in started] == [2]


@pytest.mark.usefixtures("kept_logging")
@pytest.mark.parametrize(("number", "hints"), [(1, []), (2, []), (3, [PROCESSORS_HINT])])
def test_more_workers_than_processors_are_told(number: int, hints: list[str], environment: pytest.MonkeyPatch) -> None:
    environment.setattr(os, "cpu_count", lambda: 2)

    with capture_logs() as logs:
        check_processes(number)

    assert [line["detail"] for line in logs] == hints


@pytest.mark.usefixtures("served_database")
async def test_several_processes_that_can_not_start_end_as_a_failure() -> None:
    command = ("fails_at_start", "serve", "--port", "0", "--workers", "2")

    async with asyncio.timeout(SECONDS), running(*command, module="tests.failing_service") as process:
        await process.communicate()

    assert process.returncode == STARTUP_FAILURE
