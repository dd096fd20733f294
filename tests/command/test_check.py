"""Whether a service is up to date with its template, and as it was rendered."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.repository import commit_all, git
from support.trees import fingerprints

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def service(new: Run, place: Path) -> Path:
    """A committed service of the first release."""
    assert new("svc").returncode == 0
    commit_all(place / "svc", "Start")
    return place / "svc"


def test_a_service_that_is_up_to_date_and_untouched_passes(run: Run, service: Path, scratch: Path) -> None:
    before = fingerprints(service)
    (service / "own.py").write_text("OWN = 1\n", encoding="utf-8")

    done = run("check", service)

    assert done.returncode == 0, done.stderr
    assert "Template: 1.0.0, as before." in done.stdout
    assert fingerprints(service).items() >= before.items()
    assert list(scratch.iterdir()) == []


def test_changed_and_removed_files_are_listed_with_an_exit_code_of_their_own(run: Run, service: Path) -> None:
    (service / "README.md").write_text("# Mine\n", encoding="utf-8")
    (service / "bin/start").unlink()

    done = run("check", service)

    assert done.returncode == 6
    assert done.stdout.endswith("Changed since they were rendered:\n  README.md\n  bin/start\n")


def test_a_newer_version_counts_for_more_than_changes(run: Run, service: Path, toy: Path) -> None:
    (service / "README.md").write_text("# Mine\n", encoding="utf-8")
    (toy / "CHANGELOG.md").write_text("## [2.0.0]\n\n- Better.\n", encoding="utf-8")
    commit_all(toy, "Better")
    git(toy, "tag", "v2.0.0")

    done = run("check", cwd=service)

    assert done.returncode == 5
    assert "Template: 1.0.0 -> 2.0.0\n\n## [2.0.0]\n\n- Better.\n" in done.stdout
    assert "  README.md\n" in done.stdout


def test_a_template_that_is_gone_is_told_in_one_line(run: Run, service: Path, toy: Path) -> None:
    toy.rename(toy.with_name("elsewhere"))

    done = run("check", service)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: The template can't be used")
    assert "Traceback" not in done.stderr


def test_a_directory_that_is_no_service_is_refused(run: Run, place: Path) -> None:
    assert run("check", place).returncode == 1


def test_lines_below_a_comment_that_leaves_them_to_the_owner_do_not_count(run: Run, service: Path, toy: Path) -> None:
    listed = "names = [\n  'one',\n  # Your own go below this line.\n]\n"
    (toy / "template/names.toml").write_text(listed, encoding="utf-8")
    commit_all(toy, "List")
    git(toy, "tag", "v1.1.0")
    assert run("update", service, "--defaults").returncode == 0
    commit_all(service, "Update")

    (service / "names.toml").write_text(listed.replace("]", "  'two',\n  'three',\n]"), encoding="utf-8")
    added = run("check", service)
    (service / "names.toml").write_text(listed.replace("one", "two"), encoding="utf-8")
    changed = run("check", service)

    assert (added.returncode, changed.returncode) == (0, 6), added.stdout
    assert changed.stdout.endswith("Changed since they were rendered:\n  names.toml\n")
