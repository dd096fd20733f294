"""`make demo` from a clean clone, on a machine with Python, make and git, and hardly anything else on its path."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from documentation.endpoints import operations
from documentation.problems import problems
from documentation.sources import Sources
from support.code_blocks import script_of
from support.contract import keeps_the_contract
from support.contract.service import called
from support.demo import running_demo
from support.projects import METRICS_TOKEN
from support.rendering import render
from support.repository import ROOT, clone_work_tree

# One demo for all: of two that start at once, one may take the other's port for its own.
pytestmark = pytest.mark.xdist_group("demo")

# What the README asks for, and what every Unix has: make's recipes and git's own scripts use it.
PROGRAMS = ("make", "git", "sh", "basename", "cat", "env", "rm", "sed", "touch", "uname")
INHERITED = frozenset({"VIRTUAL_ENV", "PYTHONPATH", "UV_PYTHON", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"})
# What callers need no document for.
BESIDE_THE_DOCUMENT = {("GET", "/metrics"), ("GET", "/problems"), ("GET", "/problems/{code}")}
DEFAULTS = {"auth": "jwt", "api_versioning": "path"}


@pytest.fixture(scope="module")
def bare_machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine with the programs that the README asks for."""
    folder = tmp_path_factory.mktemp("bin")
    for program in PROGRAMS:
        (folder / program).symlink_to(str(shutil.which(program)))
    python = folder / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.base_prefix}/bin/python3" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name not in INHERITED}
    return kept | {"PATH": str(folder), "METRICS_TOKEN": METRICS_TOKEN}


@pytest.fixture(scope="module")
def demo_port(bare_machine: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the demo of a clean clone."""
    checkout = tmp_path_factory.mktemp("demo") / "checkout"
    clone_work_tree(checkout)
    with running_demo(checkout, bare_machine) as port:
        yield port


@pytest.fixture
def walk() -> str:
    """What the walk of the README tells to type, as one script."""
    _, _, walk = (ROOT / "README.md").read_text(encoding="utf-8").partition("## A walk by curl\n")
    return script_of(walk.partition("\n## ")[0])


def test_the_demo_serves_the_default_service_and_the_walk_of_the_readme(
    demo_port: int, walk: str, subtests: pytest.Subtests
) -> None:
    with called(demo_port, DEFAULTS) as service:
        keeps_the_contract(service, subtests)

    walked = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", walk],
        env=os.environ | {"BASE": f"http://127.0.0.1:{demo_port}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert walked.returncode == 0, walked.stderr
    assert '"title":"A first item"' in walked.stdout
    assert '"code": "invalid_token"' in walked.stdout


def test_the_reference_tells_every_operation_and_every_problem(demo_port: int, template: Path, tmp_path: Path) -> None:
    render(template, tmp_path / "service", {})
    sources = Sources.of(tmp_path / "service")

    with called(demo_port, DEFAULTS) as service:
        paths = service.client.get("/api/openapi.json").json()["paths"]
        types = service.client.get("/problems").json()

    operated = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    assert {(each.method, each.path) for each in operations(sources)} - BESIDE_THE_DOCUMENT == operated
    assert {(each["code"], str(each["status"])) for each in types} <= {row[:2] for row in problems(sources)}
