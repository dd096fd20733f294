"""The Python of every variant, by the rules of its own configuration."""

import subprocess
import sys
from pathlib import Path


def ruff(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Ruff in a project that nobody may change."""
    command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", "."]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_the_linter_finds_nothing(project: Path) -> None:
    report = ruff(project, "check")

    assert report.returncode == 0, report.stdout + report.stderr


def test_the_formatter_changes_nothing(project: Path) -> None:
    report = ruff(project, "format", "--diff")

    assert report.returncode == 0, report.stdout + report.stderr
