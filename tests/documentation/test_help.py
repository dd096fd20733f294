"""What the page of the command shows of its help is what it prints."""

import re

import pytest
from typer.testing import CliRunner

from copier_fastapi.cli.app import app
from copier_fastapi.cli.exit_codes import ExitCode
from support.repository import ROOT

SHOWN = re.compile(r"^\$ copier-fastapi (.*--help)\n((?:(?!\$|```).*\n)+)", re.MULTILINE)
# Of 80 columns, the help leaves two.
WIDTH = 78
PAGE = (ROOT / "docs/command.md").read_text(encoding="utf-8")
PAGES = dict(SHOWN.findall(PAGE))


def lines(text: str) -> list[str]:
    """Split a text into its lines, without empty ones."""
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("arguments", PAGES)
def test_the_page_shows_the_help(arguments: str) -> None:
    printed = CliRunner().invoke(app, arguments.split(), prog_name="copier-fastapi", terminal_width=WIDTH)

    help_text, _, _ = printed.output.partition("  Exit codes:")
    assert lines(PAGES[arguments]) == lines(help_text)


@pytest.mark.parametrize("code", ExitCode)
def test_the_page_tells_every_exit_code(code: ExitCode) -> None:
    assert f"| {code.value} | {code.__doc__} |" in PAGE
