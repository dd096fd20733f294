"""`python -m app`: a command loads what it needs, and nothing for others."""

import asyncio
import sys

import pytest

from app.__main__ import COMMANDS
from tests.command_line import run_command

LOADED = "import sys; from app.__main__ import make_cli; make_cli(sys.argv[1:]); print(*sys.modules)"


async def modules_of(command: str) -> list[str]:
    """Name what a process has loaded that is about to run a command."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LOADED, command), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.decode().split()


def test_the_help_names_every_command() -> None:
    shown = run_command("--help")

    assert shown.exit_code == 0
    assert [name for name in COMMANDS if name.replace("_", "-") not in shown.output] == []


@pytest.mark.parametrize(("command", "foreign"), [("migrate", "fastapi"), ("serve", "alembic")])
async def test_a_command_does_not_load_what_another_needs(command: str, foreign: str) -> None:
    loaded = await modules_of(command)

    assert f"app.commands.{command}" in loaded
    assert foreign not in loaded


def test_a_command_that_does_not_exist_is_refused_with_the_names_of_those_that_do() -> None:
    refused = run_command("migrat")

    assert refused.exit_code == 2
    assert "migrate" in refused.output
