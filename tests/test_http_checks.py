"""The pages of the checks of HTTP, of task queues, of the lifecycle and of the template name tests that exist."""

import re

import pytest

from support.repository import ROOT

PAGES = ("http-checks.md", "queue-checks.md", "lifecycle-checks.md", "template-checks.md")
ROW = re.compile(r"^\| (?P<check>[A-Z]\d{2}) \| [^|]+ \| (?P<tests>[^|]+) \| [^|]*\|$", re.MULTILINE)
NAMED = re.compile(r"`(?P<file>[^`:]+\.py)::(?P<test>\w+)`")


def read(page: str) -> str:
    """Read a page."""
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def rows(page: str) -> dict[str, str]:
    """List the checks of a page, each with what names its tests."""
    return {found["check"]: found["tests"] for found in ROW.finditer(read(page))}


CHECKS = [(page, check) for page in PAGES for check in rows(page)]


def exists(named: re.Match[str]) -> bool:
    """Whether a test is there; those of the services are written for a later Python than this one."""
    file = ROOT / named["file"]
    return file.exists() and f"def {named['test']}(" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "check"), CHECKS)
def test_the_tests_of_a_check_exist(page: str, check: str) -> None:
    named = list(NAMED.finditer(rows(page)[check]))

    assert named
    assert [name[0] for name in named if not exists(name)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_line_of_the_table_is_a_check(page: str) -> None:
    lines = [line for line in read(page).splitlines() if line.startswith("|")]

    assert len(lines) - 2 == len(rows(page))
