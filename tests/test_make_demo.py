"""`make demo` from a clean clone, on a machine with Python, make and git, and hardly anything else on its path."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from support.contract import keeps_the_contract
from support.contract.service import called
from support.demo import running_demo
from support.projects import METRICS_TOKEN
from support.repository import clone_work_tree

# What the README asks for, and what every Unix has: make's recipes and git's own scripts use it.
PROGRAMS = ("make", "git", "sh", "basename", "cat", "env", "rm", "sed", "touch", "uname")
INHERITED = frozenset({"VIRTUAL_ENV", "PYTHONPATH", "UV_PYTHON", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"})
DEFAULTS = {"auth": "jwt", "api_versioning": "path"}


@pytest.fixture
def bare_machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine with the programs that the README asks for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for program in PROGRAMS:
        (folder / program).symlink_to(str(shutil.which(program)))
    python = folder / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.base_prefix}/bin/python3" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name not in INHERITED}
    return kept | {"PATH": str(folder), "METRICS_TOKEN": METRICS_TOKEN}


@pytest.mark.xdist_group("demo")
def test_it_serves_the_default_service_and_tells_where_its_docs_are(
    bare_machine: dict[str, str], tmp_path: Path, subtests: pytest.Subtests
) -> None:
    clone_work_tree(tmp_path / "checkout")

    with running_demo(tmp_path / "checkout", bare_machine) as port, called(port, DEFAULTS) as service:
        keeps_the_contract(service, subtests)
