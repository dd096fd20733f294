"""`python -m app serve` and `probe`."""

import asyncio
import sys

import pytest

from app.__main__ import main
from app.commands import serve
from app.commands.serve import APPLICATION
from app.core.config import Settings
from app.server_options import ServerOptions
from tests.command_line import run_command

STOPPED_IN_A_CALLBACK = """
import signal, sys, weakref
from app.commands.serve import stop

signal.signal(signal.SIGTERM, stop)
watched = {1}
watcher = weakref.ref(watched, lambda _: signal.raise_signal(signal.SIGTERM))
del watched
sys.exit("it goes on")
"""


@pytest.mark.usefixtures("kept_logging", "kept_signals")
def test_the_server_gets_the_options(environment: pytest.MonkeyPatch) -> None:
    started: list[ServerOptions] = []

    def note(options: ServerOptions, _settings: Settings) -> None:
        started.append(options)

    environment.setattr(serve, "run", note)

    result = run_command("serve", "--host", "127.0.0.2", "--port", "9000", "--reload")

    assert result.exit_code == 0
    assert started == [
        ServerOptions(application=APPLICATION, host="127.0.0.2", port=9000, workers=1, reload=True),
    ]


async def test_a_stop_is_a_success_even_where_exceptions_are_lost() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", STOPPED_IN_A_CALLBACK)

    assert await process.wait() == 0


def test_settings_that_can_not_be_used_end_the_command_with_one_message(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("LOG_LEVEL", "LOUD")
    environment.setattr(sys, "argv", ["app", "serve"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert str(ended.value).startswith("The settings can't be used:\n  LOG_LEVEL: ")
