"""The search for an interpreter finds those off the path, takes no broken one, and says what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import interpreters


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Search anew in each test, and after it."""
    interpreters.find_interpreters.cache_clear()
    yield
    interpreters.find_interpreters.cache_clear()


@pytest.fixture
def no_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which uv finds nothing."""
    monkeypatch.setattr(interpreters, "found_by_uv", lambda _version: iter(()))


def install(folder: Path, version: str, script: str) -> Path:
    """Put an interpreter where pyenv would."""
    program = folder / "versions" / f"{version}.9" / "bin" / f"python{version}"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.usefixtures("no_uv")
def test_an_interpreter_of_pyenv_is_found_off_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    program = install(tmp_path, "3.14", "echo 3.14")

    assert interpreters.find_interpreters()["3.14"] == program


@pytest.mark.usefixtures("no_uv")
def test_a_broken_interpreter_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    program = install(tmp_path, "3.14", "exit 1")

    assert program not in interpreters.find_interpreters().values()


def test_the_error_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreters, "runs", lambda _interpreter, _version: False)

    with pytest.raises(interpreters.NoInterpreterError, match=r"Python 3\.12, 3\.13, 3\.14.*Install one"):
        interpreters.best_interpreter()
