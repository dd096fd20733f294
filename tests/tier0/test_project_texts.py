"""Texts that a person may answer with are written so that every file still parses and holds them literally."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from support.formats import PARSERS
from support.rendering import render
from support.trees import texts

HOSTILE = {
    "quotes": "\"double\" and 'single'",
    "unbalanced-quotes": "it's 5\" wide",
    "triple-quotes": "\"\"\" and '''",
    "shell": "$(id) `id` ${HOME} $HOME !! ;&|",
    "tags": "{{ 7*7 }} {% raw %} {# no #}",
    "comment": "# not a comment: yes, - nor a list",
    "format": "100 %s %(name)s {braces}",
    "markup": "<b>bold</b> &amp; [link](x) *star* | pipe",
    "emoji": "Ünïcode 🚀 日本語",
    "right-to-left": "שלום עולם",
}


@pytest.fixture(params=HOSTILE.values(), ids=list(HOSTILE))
def text(request: pytest.FixtureRequest) -> str:
    """A text that the questions allow."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def project(text: str, template: Path, tmp_path: Path) -> Path:
    """A service with that text for each free text."""
    answers = {"project_name": text, "project_slug": "order-service", "project_description": text, "author_name": text}
    render(template, tmp_path / "project", answers)
    return tmp_path / "project"


def test_every_data_file_still_parses(project: Path) -> None:
    parsed = {name: PARSERS[pattern](text) for pattern in PARSERS for name, text in texts(project, pattern)}

    assert "pyproject.toml" in parsed


def test_every_module_still_passes_the_linter_and_the_formatter(project: Path) -> None:
    for arguments in (["check"], ["format", "--diff"]):
        command = [sys.executable, "-m", "ruff", *arguments, "--no-cache", "."]
        report = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert report.returncode == 0, report.stdout + report.stderr


def test_the_metadata_holds_the_text_literally(project: Path, text: str) -> None:
    metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert metadata["description"] == text


def test_the_answers_file_holds_the_text_literally(project: Path, text: str) -> None:
    answers = yaml.safe_load((project / ".copier-answers.yml").read_text(encoding="utf-8"))

    assert (answers["project_name"], answers["author_name"]) == (text, text)


def test_the_readme_holds_the_text_literally(project: Path, text: str) -> None:
    assert text in (project / "README.md").read_text(encoding="utf-8")
