"""Pages that tell how something is done, followed word for word in a service."""

import re
from collections.abc import Collection, Sequence

import pytest

from support.code_blocks import CodeBlock, code_blocks
from support.projects import Project
from support.repository import ROOT
from support.variants import variant

PLAIN = {"database": "sqlite", "auth": "jwt", "task_queue": "none", "api_versioning": "path", "python_version": "3.13"}
QUEUED = PLAIN | {"task_queue": "taskiq", "broker": "redis"}
SHELL = ("bash", "-euo", "pipefail", "-c")
HEADING = re.compile(r"#+ (.+)")


def case(answers: dict[str, str]) -> object:
    """Describe a service; the tests of one share a worker, so that it is installed once."""
    name = answers["task_queue"]
    return pytest.param(variant(answers), id=name, marks=pytest.mark.xdist_group(f"how-to-{name}"))


IN_A_PLAIN_SERVICE = pytest.mark.parametrize("row", [case(PLAIN)], indirect=True, scope="session")
IN_BOTH_SERVICES = pytest.mark.parametrize("row", [case(PLAIN), case(QUEUED)], indirect=True, scope="session")


def steps(page: str, heading: str | None = None, *, without: Collection[str] = ()) -> Sequence[CodeBlock]:
    """List what a page shows of a console or a shell: all of it, of one section, or without some sections.

    A section ends at the next heading, whatever its level.
    """
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    blocks = [block for block in code_blocks(page) if block.language in {"sh", "console"}]
    headings = {block: heading_of(lines[: block.line - 1]) for block in blocks}
    return [block for block in blocks if heading in {None, headings[block]} and headings[block] not in without]


def heading_of(lines: Sequence[str]) -> str:
    """Give the last heading of some lines."""
    return next(found[1] for line in reversed(lines) if (found := HEADING.fullmatch(line)))


def follow(project: Project, *blocks: CodeBlock) -> str:
    """Type blocks into one shell, up to the first command that fails; give what they print.

    Raises:
        AssertionError: a command failed.
    """
    return project.run(*SHELL, "\n".join(block.text for block in blocks))


def refused(project: Project, block: CodeBlock) -> tuple[str, str]:
    """Run the one command of a console; give what the page shows that it prints, and what it prints.

    Raises:
        AssertionError: the command did not fail.
    """
    command, _, output = block.text.partition("\n")
    return output, project.run(*SHELL, f"! {command.removeprefix('$ ')}")
