"""A service of each release there was is brought up to date, and is what a fresh render gives."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.changing import render_repository, update
from support.repository import ROOT, clone_work_tree, git
from support.trees import fingerprints
from support.variants import Variant

# The last commit is there before any release is.
RELEASES = [*git(ROOT, "tag", "--list", "v[0-9]*").split(), "HEAD"]
DEFAULTS = Variant("defaults", {})
# Files that a service has from its first day on, whatever later releases render.
OWNED = ("migrations/versions/", "CHANGELOG.md", ".copier-answers.yml")


@pytest.fixture
def folder(memory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory, where Copier clones and compares as well, as long as the test lasts."""
    with tempfile.TemporaryDirectory(dir=memory) as made:
        monkeypatch.setattr(tempfile, "tempdir", made)
        yield Path(made)


@pytest.fixture
def history(folder: Path) -> Path:
    """A clone with all that was ever released, and the work tree on top of it."""
    made = folder / "history"
    git(ROOT, "clone", "--quiet", "--no-local", str(ROOT), str(made))
    git(made, "rm", "-r", "--quiet", ".")
    git(made, "commit", "--quiet", "--message", "Make room")
    clone_work_tree(made)
    return made


def templates(project: Path) -> dict[str, str]:
    """Describe what the template owns."""
    return {name: mark for name, mark in fingerprints(project).items() if not name.startswith(OWNED)}


@pytest.mark.parametrize("release", RELEASES)
def test_a_service_of_a_release_becomes_what_a_fresh_render_gives(release: str, history: Path, folder: Path) -> None:
    commit = git(ROOT, "rev-parse", release).strip()
    project, fresh = folder / "project", folder / "fresh"
    render_repository(history, project, DEFAULTS, commit)
    render_repository(history, fresh, DEFAULTS, "HEAD")

    update(project, {}, release="HEAD")

    assert git(project, "diff", "--name-only", "--diff-filter=U") == ""
    assert templates(project) == templates(fresh)
