"""The page about security checks lists all of them, and tests that exist."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from support.repository import ROOT

TESTS = ROOT / "tests"
PAGE = ROOT / "docs" / "security-checks.md"
GROUPS = {"J": 23, "P": 13, "E": 6, "R": 8, "A": 10, "S": 5, "K": 4, "O": 6, "W": 9}
EVERY = [f"{group}{number:02}" for group, count in GROUPS.items() for number in range(1, count + 1)]
# Where what a group names lies; what is true of every variant is part of the contract.
ACCOUNTS, CONTRACT = TESTS / "accounts", TESTS / "support" / "contract"
FOLDERS = {"S": CONTRACT, "K": TESTS / "api_keys", "O": CONTRACT, "W": TESTS / "websockets"}
OF_TESTS = (ACCOUNTS, TESTS / "api_keys")
ROW = re.compile(r"^\| (?P<check>[A-Z]\d\d) \| (?P<attack>[^|]+) \| (?P<tests>[^|]+) \| (?P<standard>[^|]+) \|$", re.M)
# A file, with its folders where it lies elsewhere than those of its group.
NAME = re.compile(r"`([\w/]+\.py)::(\w+)`")


def rows() -> dict[str, list[tuple[str, str]]]:
    """Read which tests the page names for each check."""
    return {found["check"]: NAME.findall(found["tests"]) for found in ROW.finditer(PAGE.read_text(encoding="utf-8"))}


def path_of(check: str, file: str) -> Path:
    """Say where the tests of a check are."""
    folder = TESTS if "/" in file else FOLDERS.get(check[0], ACCOUNTS)
    return folder / file


@cache
def names_in(path: Path) -> frozenset[str]:
    """List the tests of a module."""
    return frozenset(names(path.read_text(encoding="utf-8")))


def names(code: str) -> Iterator[str]:
    """Yield the names of the tests in a module."""
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("test_", "check_")):
            yield node.name


def test_every_check_is_listed_once_and_in_order() -> None:
    assert [found["check"] for found in ROW.finditer(PAGE.read_text(encoding="utf-8"))] == EVERY


@pytest.mark.parametrize("check", EVERY)
def test_a_check_names_tests_that_exist(check: str) -> None:
    named = rows()[check]

    assert named != []
    assert [f"{file}::{name}" for file, name in named if name not in names_in(path_of(check, file))] == []


@pytest.mark.parametrize("folder", OF_TESTS, ids=lambda folder: folder.name)
def test_every_test_of_an_attack_is_listed(folder: Path) -> None:
    listed = {path_of(check, file) for check, named in rows().items() for file, _ in named}

    assert set(folder.glob("test_*.py")) == {path for path in listed if path.parent == folder}
