"""Serving by several processes."""

import os

import pytest
from structlog.testing import capture_logs

from app.commands import serve
from app.core.config import Settings
from app.processes import PROCESSORS_HINT, check_processes
from app.server_options import ServerOptions
from tests.command_line import run_command


@pytest.mark.usefixtures("kept_logging", "kept_signals")
def test_the_server_is_told_how_many_processes_there_are(environment: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def note(options: ServerOptions, _settings: Settings) -> None:
        started.append(options.workers)

    environment.setattr(serve, "run", note)

    result = run_command("serve", "--workers", "2")

    assert result.exit_code == 0
    assert started == [2]


@pytest.mark.usefixtures("kept_logging")
@pytest.mark.parametrize(("number", "hints"), [(1, []), (2, []), (3, [PROCESSORS_HINT])])
def test_more_workers_than_processors_are_told(number: int, hints: list[str], environment: pytest.MonkeyPatch) -> None:
    environment.setattr(os, "cpu_count", lambda: 2)

    with capture_logs() as logs:
        check_processes(number)

    assert [line["detail"] for line in logs] == hints
