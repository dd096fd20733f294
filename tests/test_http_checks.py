"""The page of the checks names tests that exist."""

import re

import pytest

from support.repository import ROOT

PAGE = (ROOT / "docs" / "http-checks.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<check>[A-Z]\d{2}) \| [^|]+ \| (?P<tests>[^|]+) \| [^|]*\|$", re.MULTILINE)
NAMED = re.compile(r"`(?P<file>[^`:]+\.py)::(?P<test>\w+)`")
ROWS = {found["check"]: list(NAMED.finditer(found["tests"])) for found in ROW.finditer(PAGE)}


def exists(named: re.Match[str]) -> bool:
    """Whether a test is there; those of the services are written for a later Python than this one."""
    file = ROOT / named["file"]
    return file.exists() and f"def {named['test']}(" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("check", ROWS)
def test_the_tests_of_a_check_exist(check: str) -> None:
    named = ROWS[check]

    assert named
    assert [name[0] for name in named if not exists(name)] == []


def test_every_line_of_the_table_is_a_check() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("|")]

    assert len(lines) - 2 == len(ROWS)
