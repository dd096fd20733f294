"""The alert rules of a service are rules, and tell what their own tests say that they tell."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.services import unavailable
from support.variants import Variant

WATCHED = Variant(
    "watched", {"task_queue": "arq", "broker": "redis", "websocket": True, "observability": ("prometheus",)}
)
FILES = ("alerts", "job-alerts", "socket-alerts")


@pytest.fixture(scope="session")
def promtool() -> str:
    """The program that checks rules, which the Debian package `prometheus` brings."""
    return shutil.which("promtool") or unavailable("promtool is not installed")


@pytest.fixture(scope="session")
def rules(rendered: Callable[[Variant], Path]) -> Path:
    """The folder with all rules there are."""
    return rendered(WATCHED) / "deploy" / "prometheus"


def test_every_file_of_rules_is_listed_here(rules: Path) -> None:
    assert sorted(path.stem for path in rules.iterdir() if not path.stem.endswith("-test")) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_rules_are_well_formed(promtool: str, rules: Path, name: str) -> None:
    checked = subprocess.run(
        [promtool, "check", "rules", f"{name}.yml"], cwd=rules, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("name", FILES)
def test_rules_tell_what_they_should(promtool: str, rules: Path, name: str) -> None:
    tested = subprocess.run(
        [promtool, "test", "rules", f"{name}-test.yml"], cwd=rules, capture_output=True, text=True, check=False
    )

    assert tested.returncode == 0, tested.stdout + tested.stderr
