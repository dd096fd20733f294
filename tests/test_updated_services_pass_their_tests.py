"""A service that its owner has edited passes its own checks after an update."""

from pathlib import Path

from support.changing import DRIFT, render_and_commit, update
from support.owners import EDITS
from support.releases import FIRST, NEXT, make_releases
from support.repository import commit_all, git

CHECKED = ("test_migrations.py", "test_items.py", "test_public_operations.py", "test_own_account.py")


def test_what_was_edited_and_updated_is_linted_migrated_and_tested(clone: Path, tmp_path: Path, tools: Path) -> None:
    make_releases(clone, tmp_path / "releases")
    project = render_and_commit(tmp_path / "releases", tmp_path / "project", tools, FIRST)
    for edit in EDITS:
        if not edit.conflicts:
            edit.do(project.folder)
    commit_all(project.folder, "Edit")

    update(project.folder, {}, release=NEXT)

    assert git(project.folder, "diff", "--name-only", "--diff-filter=U") == ""
    project.run("uv", "sync", "--quiet")
    project.run("uv", "run", "ruff", "check", ".")
    project.run("uv", "run", "lint-imports")
    told = project.run("uv", "run", "pytest", "-q", "-rA", *(f"tests/integration/{name}" for name in CHECKED))
    assert f"::{DRIFT}" in told
