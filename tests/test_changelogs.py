"""What is told of a changelog between two versions, and the digest beside the answers."""

from pathlib import Path

import pytest
from packaging.version import Version

from copier_fastapi.answers_digest import digest
from copier_fastapi.cli.changelog import told_between

CHANGELOG = """# Changelog

## [Unreleased]

- Later.

## [1.10.0] - 2031-03-04

- Ten.

## v1.2.0

- Two.

## Notes

- No version.

## [1.0.0]

- One.
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template with a changelog."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1.0.0", "1.10.0", ["Ten", "Two"]),
        ("1.2.0", "1.10.0", ["Ten"]),
        ("1.0.0", "1.2.0", ["Two"]),
        ("1.10.0", "1.10.0", []),
        ("1.10.0", "1.10.0.post3.dev0+abc", ["Later"]),
    ],
)
def test_sections_after_the_old_version_up_to_the_new_one_are_told(
    template: Path, old: str, new: str, told: list[str]
) -> None:
    text = told_between(template, Version(old), Version(new))

    assert [word for word in ("Later", "Ten", "Two", "One", "No version") if word in text] == told


def test_a_template_without_changelog_tells_nothing(tmp_path: Path) -> None:
    assert told_between(tmp_path, Version("1"), Version("2")) == ""


def test_a_digest_is_of_the_answers_alone() -> None:
    answers = {"database": "sqlite", "observability": ["sentry"]}

    assert digest(answers) == digest({"_commit": "v1", "observability": ["sentry"], "database": "sqlite"})
    assert digest(answers) != digest({**answers, "database": "mysql"})
