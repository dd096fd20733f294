"""Files that releases have moved, and what becomes of the edits of owners."""

import shutil
from collections.abc import Callable
from pathlib import Path

import copier
import pytest

from support.repository import ROOT, commit_all, git

Update = Callable[[], None]
SETTINGS = """\
_subdirectory: template
_answers_file: .copier-answers.yml
_migrations:
  - when: "{{ _stage == 'after' and _version_from != _version_to }}"
    command: ["{{ _copier_python }}", "{{ _copier_conf.src_path }}/migrations/run.py"]
"""
MOVES = """\
moves = [
  { version = "1.1.0", old = "first", new = "second" },
  { version = "1.2.0", old = "second", new = "third" },
]
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template whose only file is moved by each of two releases, of which the last changes it too."""
    made = tmp_path / "template"
    (made / "template").mkdir(parents=True)
    (made / "migrations").mkdir()
    (made / "copier.yml").write_text(SETTINGS, encoding="utf-8")
    (made / "template/{{_copier_conf.answers_file}}.jinja").write_text("{{ _copier_answers|to_nice_yaml }}")
    shutil.copy(ROOT / "migrations/run.py", made / "migrations")
    (made / "migrations/moves.toml").write_text(MOVES, encoding="utf-8")
    for version, name, last in (("1.0.0", "first", "c"), ("1.1.0", "second", "c"), ("1.2.0", "third", "C")):
        for file in ("first", "second"):
            (made / "template" / file).unlink(missing_ok=True)
        (made / "template" / name).write_text(f"a\nb\nb\nb\n{last}\n", encoding="utf-8")
        commit_all(made, version)
        git(made, "tag", f"v{version}")
    return made


@pytest.fixture
def service(template: Path, tmp_path: Path) -> Path:
    """A service of the first release."""
    made = tmp_path / "service"
    copier.run_copy(str(template), made, vcs_ref="v1.0.0", defaults=True, quiet=True)
    commit_all(made, "Render")
    return made


@pytest.fixture
def update(service: Path) -> Update:
    """Brings the service to the last release."""

    def run() -> None:
        commit_all(service, "Edit")
        copier.run_update(service, defaults=True, overwrite=True, quiet=True, unsafe=True)

    return run


def test_edits_follow_a_file_over_several_releases(service: Path, update: Update) -> None:
    (service / "first").write_text("mine\nb\nb\nb\nc\n", encoding="utf-8")

    update()

    assert (service / "third").read_text(encoding="utf-8") == "mine\nb\nb\nb\nC\n"
    assert not (service / "first").exists()


def test_what_the_owner_has_removed_does_not_come_back_under_another_name(service: Path, update: Update) -> None:
    (service / "first").unlink()

    update()

    assert not (service / "third").exists()


def test_a_file_that_can_not_be_merged_is_a_conflict_and_not_empty(service: Path, update: Update) -> None:
    (service / "first").write_bytes(b"\0\xff")

    update()

    assert (service / "third").read_text(encoding="utf-8") == "a\nb\nb\nb\nC\n"
    assert git(service, "diff", "--name-only", "--diff-filter=U").split() == ["third"]
