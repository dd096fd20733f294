"""A service in a folder of a larger repository."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.repository import commit_all, git
from support.trees import fingerprints

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def service(new: Run, place: Path) -> Path:
    """A service of the first release, and something else beside it, in one repository."""
    for name in ("services", "web"):
        (place / name).mkdir()
    assert new("services/svc").returncode == 0
    for name in ("README.md", "index.html", "old.html"):
        (place / "web" / name).write_text("Something else.\n", encoding="utf-8")
    commit_all(place, "Start")
    return place / "services/svc"


@pytest.fixture
def released(service: Path, toy: Path) -> Path:
    """The service, of which the template has a next release that changes, adds and removes a file."""
    (toy / "template/README.md.jinja").write_text("# Theirs\n", encoding="utf-8")
    (toy / "template/NEW.txt").write_text("New.\n", encoding="utf-8")
    (toy / "template/bin/start").unlink()
    commit_all(toy, "Next")
    git(toy, "tag", "v1.1.0")
    return service


def test_an_update_changes_the_service_and_nothing_else(run: Run, released: Path, place: Path) -> None:
    before = fingerprints(place / "web")

    done = run("update", "--defaults", cwd=released)

    assert done.returncode == 0, done.stderr
    assert "Files: 1 added, 2 changed, 1 deleted." in done.stderr
    assert (released / "README.md").read_text(encoding="utf-8") == "# Theirs\n"
    assert (released / "NEW.txt").is_file()
    assert not (released / "bin/start").exists()
    assert fingerprints(place / "web") == before


def test_conflicts_are_listed_as_seen_from_the_service(run: Run, released: Path) -> None:
    (released / "README.md").write_text("# Mine\n", encoding="utf-8")
    (released / "bin/start").write_text("mine\n", encoding="utf-8")
    commit_all(released.parent.parent, "Mine")

    tried = run("update", "--defaults", "--dry-run", cwd=released)
    done = run("update", "--defaults", cwd=released)

    assert (tried.returncode, done.returncode) == (3, 3)
    assert tried.stdout == done.stdout == "README.md\nbin/start\n"
    assert (released / "bin/start").read_text(encoding="utf-8") == "mine\n"


def test_what_is_not_committed_elsewhere_stays_as_it_is(run: Run, released: Path, place: Path) -> None:
    (place / "web/index.html").write_text("Not committed.\n", encoding="utf-8")
    (place / "web/new.html").write_text("Not committed.\n", encoding="utf-8")
    (place / "web/staged.html").write_text("Not committed.\n", encoding="utf-8")
    git(place, "rm", "--quiet", "web/old.html")
    git(place, "add", "web/staged.html")
    before = fingerprints(place / "web")

    done = run("update", "--defaults", cwd=released)

    assert done.returncode == 0, done.stderr
    assert fingerprints(place / "web") == before


def test_a_deletion_elsewhere_that_is_not_committed_is_refused(run: Run, released: Path, place: Path) -> None:
    (place / "web/old.html").unlink()

    done = run("update", "--defaults", cwd=released)

    assert done.returncode == 1
    assert done.stderr == "Error: An update would bring deleted files back: commit or restore web/old.html first.\n"


def test_a_service_that_is_not_committed_is_refused(run: Run, released: Path) -> None:
    (released / "README.md").write_text("# Mine\n", encoding="utf-8")

    done = run("update", "--defaults", cwd=released)

    assert done.returncode == 1
    assert "The service is dirty: commit or stash" in done.stderr


def test_it_is_checked_where_it_lies(run: Run, service: Path, place: Path) -> None:
    (place / "web/index.html").write_text("Changed.\n", encoding="utf-8")
    untouched = run("check", cwd=service)
    (service / "README.md").write_text("# Mine\n", encoding="utf-8")

    changed = run("check", cwd=service)

    assert (untouched.returncode, changed.returncode) == (0, 6), untouched.stdout
    assert changed.stdout.endswith("Changed since they were rendered:\n  README.md\n")
