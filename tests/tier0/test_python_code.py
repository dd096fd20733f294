"""The Python of every variant, by the rules of its own configuration."""

import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

from support.trees import texts

# What has passed, of which file, by which rules: most variants hold the same files.
PASSED: set[tuple[str, ...]] = set()


@cache
def rules(project: Path) -> str:
    """Read what decides how Ruff sees a file."""
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    return f"{table['tool']['ruff']} {table['project']['requires-python']}"


def complaints(project: Path, *arguments: str) -> str:
    """Run Ruff on those files that have not passed it in another project with the same rules."""
    new = {(*arguments, rules(project), *file) for file in texts(project, "*.py")} - PASSED
    if not new:
        return ""
    names = sorted(name for *_, name, _text in new)
    command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", "pyproject.toml", *names]
    report = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if report.returncode == 0:
        PASSED.update(new)
        return ""
    return report.stdout + report.stderr


def test_the_linter_finds_nothing(project: Path) -> None:
    assert complaints(project, "check") == ""


def test_the_formatter_changes_nothing(project: Path) -> None:
    assert complaints(project, "format", "--diff") == ""
