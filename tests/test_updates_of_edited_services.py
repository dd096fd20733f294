"""A service that its owner has edited is updated: every edit is kept, and only what both have changed conflicts."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from support.changing import render_repository, update
from support.owners import EDITS, Edit
from support.releases import FIRST, NEXT, make_releases
from support.repository import commit_all, git
from support.shared import made_once
from support.trees import files, fingerprints
from support.variants import Variant

ANSWERS_FILE = ".copier-answers.yml"
Rendered = Callable[[str], Path]
MOVED = {"CONTRIBUTING.md": "docs/contributing.md", "docs/contributing.md": "CONTRIBUTING.md"}
QUIET = tuple(edit for edit in EDITS if not edit.conflicts)
LOUD = tuple(edit for edit in EDITS if edit.conflicts)


@pytest.fixture(autouse=True)
def in_memory(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Copier clone and compare in memory."""
    monkeypatch.setattr(tempfile, "tempdir", str(memory))


@pytest.fixture
def folder(memory: Path) -> Iterator[Path]:
    """A folder in memory, as long as the test lasts."""
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def releases(clone: Path, memory: Path) -> Path:
    """The template with two releases."""
    return made_once(memory / "releases", lambda to: make_releases(clone, to))


@pytest.fixture(scope="session")
def rendered(releases: Path, memory: Path) -> Rendered:
    """Renders and commits a service of a release, once for all tests that begin or end with it."""

    def render(release: str) -> Path:
        return made_once(
            memory / "released" / release, lambda to: render_repository(releases, to, Variant(release, {}), release)
        )

    return render


def lines(folder: Path, name: str) -> set[str]:
    """Read the different lines of a file, wherever a release has it; none where it is not there."""
    found = [folder / each for each in (name, MOVED.get(name, name)) if (folder / each).is_file()]
    return {line for file in found for line in file.read_text(encoding="utf-8").splitlines()}


def lost(project: Path, base: Path, changed: Path) -> list[tuple[str, str]]:
    """List what a change of files has added and a project does not hold."""
    return [
        (name, line)
        for name in sorted(set(files(changed)) - {ANSWERS_FILE})
        for line in sorted(lines(changed, name) - lines(base, name) - lines(project, name))
    ]


def conflicts(project: Path) -> list[str]:
    """List the files with conflicts."""
    return git(project, "diff", "--name-only", "--diff-filter=U").splitlines()


def edited_by(edits: Sequence[Edit], before: Path, folder: Path) -> Path:
    """Copy a service, and edit and commit it as its owner does."""
    project = shutil.copytree(before, folder)
    for edit in edits:
        edit.do(project)
    commit_all(project, "Edit")
    return project


def test_an_update_keeps_every_edit_and_brings_what_is_new(rendered: Rendered, folder: Path) -> None:
    before, after = rendered(FIRST), rendered(NEXT)
    edited = edited_by(QUIET, before, folder / "edited")
    project = shutil.copytree(edited, folder / "project")

    update(project, {}, release=NEXT)

    removed = set(files(before)) - set(files(edited))
    assert conflicts(project) == []
    assert lost(project, before, edited) == []
    assert {name for name, _ in lost(project, before, after)} == removed == {"SECURITY.md"}
    assert not removed & set(files(project))
    assert set(files(project)) == set(files(after)) - removed | set(files(edited)) - {"CONTRIBUTING.md"}


def test_lines_that_both_have_changed_are_the_only_conflicts(rendered: Rendered, folder: Path) -> None:
    before, after = rendered(FIRST), rendered(NEXT)
    edited = edited_by(LOUD, before, folder / "edited")
    project = shutil.copytree(edited, folder / "project")

    update(project, {}, release=NEXT)

    assert sorted(conflicts(project)) == sorted(name for edit in LOUD for name in edit.conflicts)
    assert lost(project, before, edited) == []
    assert lost(project, before, after) == []


def test_changed_answers_keep_every_edit(rendered: Rendered, folder: Path) -> None:
    before = rendered(FIRST)
    edited = edited_by(QUIET, before, folder / "edited")
    project = shutil.copytree(edited, folder / "project")

    update(project, {"auth": "session", "database": "postgresql"}, release=NEXT)

    assert conflicts(project) == []
    assert lost(project, before, edited) == []
    assert (project / "app/core/settings/database_address.py").is_file()


def test_a_moved_file_that_its_owner_has_deleted_stays_deleted(rendered: Rendered, folder: Path) -> None:
    project = shutil.copytree(rendered(FIRST), folder / "project")
    (project / "CONTRIBUTING.md").unlink()
    commit_all(project, "Delete")

    update(project, {}, release=NEXT)

    assert not lines(project, "CONTRIBUTING.md")


def test_a_service_in_a_folder_of_a_repository_is_updated_like_any_other(rendered: Rendered, folder: Path) -> None:
    before, repository = rendered(FIRST), folder / "repository"
    edited = edited_by(EDITS, before, folder / "edited")
    project = shutil.copytree(edited, repository / "services/orders", ignore=shutil.ignore_patterns(".git"))
    commit_all(repository, "Start")

    update(project, {}, release=NEXT)

    expected = sorted(f"services/orders/{name}" for edit in LOUD for name in edit.conflicts)
    assert sorted(conflicts(project)) == expected
    assert lost(project, before, edited) == []
    assert sorted(path.name for path in repository.iterdir()) == [".git", "services"]


def test_without_edits_an_update_gives_what_a_fresh_render_gives(rendered: Rendered, folder: Path) -> None:
    project = shutil.copytree(rendered(FIRST), folder / "project")

    update(project, {}, release=NEXT)

    assert fingerprints(project) == fingerprints(rendered(NEXT))
