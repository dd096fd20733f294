"""Finds the Python interpreters of this machine that a rendered service can run on; it never downloads one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

QUESTION = Path(__file__).resolve().parent.parent / "questions" / "python_version.yml"


class NoInterpreterError(Exception):
    """No interpreter of this machine runs a rendered service."""


def supported_versions() -> tuple[str, ...]:
    """List the versions that the template offers, its default first."""
    question = yaml.safe_load(QUESTION.read_text(encoding="utf-8"))["python_version"]
    return tuple(question["choices"])


def uv_command() -> str:
    """Give the uv beside the running interpreter, else the one on the path."""
    beside = Path(sys.executable).with_name("uv")
    return str(beside) if beside.exists() else shutil.which("uv") or "uv"


def found_by_uv(version: str) -> Iterator[Path]:
    """Ask uv, which knows its own interpreters and those on the path."""
    command = [uv_command(), "python", "find", "--no-project", "--system", version]
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())


def found_in_pyenv(version: str) -> Iterator[Path]:
    """Look into the versions of pyenv, and beside the running interpreter, whether or not they are on the path."""
    roots = [Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions", Path(sys.base_prefix).parent]
    for root in roots:
        yield from sorted(root.glob(f"{version}*/bin/python{version}"), reverse=True)


def runs(interpreter: Path, version: str) -> bool:
    """Tell whether the interpreter starts and is of that version."""
    script = "import ensurepip, sqlite3, ssl, sys; print('{}.{}'.format(*sys.version_info))"
    try:
        answer = subprocess.run([interpreter, "-c", script], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == version


@cache
def find_interpreters() -> dict[str, Path]:
    """Map each supported version to its interpreter, where this machine has one."""
    found: dict[str, Path] = {}
    for version in supported_versions():
        candidates = (path for search in (found_by_uv, found_in_pyenv) for path in search(version))
        interpreter = next((path for path in candidates if runs(path, version)), None)
        if interpreter:
            found[version] = interpreter
    return found


def best_interpreter() -> tuple[str, Path]:
    """Choose the first supported version that this machine has.

    Raises:
        NoInterpreterError: it has none; the message says what to install.
    """
    for version, interpreter in find_interpreters().items():
        return version, interpreter
    versions = ", ".join(sorted(supported_versions()))
    raise NoInterpreterError(
        f"A rendered service needs Python {versions}, and none was found by uv, in pyenv or beside {sys.executable}. "
        "Install one, for example with `uv python install` or `pyenv install`."
    )
