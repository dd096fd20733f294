"""The benchmark of middleware runs; how long anything takes, no test looks at."""

import os
import re
import subprocess
import sys

import pytest

from support.repository import ROOT

OF_THE_FRAMEWORK = "GZipMiddleware"
CLASS = re.compile(r"^class (\w+Middleware)\b", re.MULTILINE)


@pytest.fixture(scope="module")
def all_middleware() -> set[str]:
    """What rendered services can have."""
    files = (ROOT / "template").rglob("app/middleware/*.py")
    return {name for file in files for name in CLASS.findall(file.read_text())} | {OF_THE_FRAMEWORK}


def test_the_cost_of_each_middleware_is_told(all_middleware: set[str]) -> None:
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT / 'scripts'}"}
    command = [sys.executable, str(ROOT / "benchmarks" / "middleware.py"), "--rounds=1"]

    told = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout

    rows = [line.split()[1] for line in told.splitlines() if "Middleware" in line]
    assert rows[0] == "RateLimitHeadersMiddleware"
    assert rows[rows.index("RequestIdMiddleware") - 1] == "TrailingSlashMiddleware"
    assert len(rows) == len(set(rows)) > 10
    assert set(rows) == all_middleware


def test_the_documentation_has_a_row_for_each_middleware(all_middleware: set[str]) -> None:
    text = (ROOT / "docs" / "performance.md").read_text()

    assert set(re.findall(r"^\| `(\w+Middleware)`", text, re.MULTILINE)) == all_middleware
