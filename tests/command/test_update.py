"""Updating a service."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from support.repository import commit_all, git
from support.trees import fingerprints

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def service(new: Run, place: Path) -> Path:
    """A committed service of the first release."""
    assert new("svc").returncode == 0
    commit_all(place / "svc", "Start")
    return place / "svc"


def release(toy: Path, readme: str) -> None:
    """Release a template with another README."""
    (toy / "template/README.md.jinja").write_text(readme, encoding="utf-8")
    commit_all(toy, "Next")
    git(toy, "tag", "v1.1.0")


def test_it_merges_the_changes_of_the_template(run: Run, service: Path, toy: Path) -> None:
    release(toy, "# Better {{ project_name }}\n")

    done = run("update", service, "--defaults")

    assert done.returncode == 0, done.stderr
    assert (service / "README.md").read_text(encoding="utf-8") == "# Better Toy\n"
    assert "git diff" in done.stderr


def test_the_current_directory_is_the_service_unless_another_is_named(run: Run, service: Path, toy: Path) -> None:
    release(toy, "# Better\n")

    assert run("update", "--defaults", cwd=service).returncode == 0
    assert (service / "README.md").read_text(encoding="utf-8") == "# Better\n"


def test_an_answer_can_be_changed_without_changing_the_version(run: Run, service: Path, toy: Path) -> None:
    release(toy, "# Better\n")

    done = run("update", service, "--defaults", "--vcs-ref", ":current:", "--data", "database=postgresql")

    answers = yaml.safe_load((service / ".copier-answers.yml").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert (answers["database"], answers["_commit"]) == ("postgresql", "v1.0.0")
    assert (service / "settings/postgresql.txt").is_file()
    assert not (service / "settings/sqlite.txt").exists()


def test_conflicts_are_listed_with_an_exit_code_of_their_own(run: Run, service: Path, toy: Path) -> None:
    (service / "README.md").write_text("# Mine\n", encoding="utf-8")
    commit_all(service, "Mine")
    release(toy, "# Theirs\n")

    done = run("update", service, "--defaults")

    assert done.returncode == 3
    assert done.stdout == "README.md\n"
    assert "Resolve the conflicts" in done.stderr
    assert "# Mine" in (service / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--data", "databse=x"], "did you mean database?"),
        (["--data", "database=mongo"], "database: 'mongo' is not in"),
        (["--data", "workers=many"], "invalid literal for int()"),
        (["--vcs-ref", "v9"], "The template can't be used: "),
    ],
)
def test_what_is_refused_changes_nothing(run: Run, service: Path, arguments: list[str], reason: str) -> None:
    before = fingerprints(service)

    done = run("update", service, "--defaults", *arguments)

    assert done.returncode == 1
    assert reason in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert fingerprints(service) == before
    assert git(service, "status", "--porcelain") == ""


def test_a_dirty_service_is_refused_in_one_line(run: Run, service: Path) -> None:
    (service / "README.md").write_text("# Mine\n", encoding="utf-8")

    done = run("update", service, "--defaults")

    assert done.returncode == 1
    assert "dirty" in done.stderr.splitlines()[-1]
    assert (service / "README.md").read_text(encoding="utf-8") == "# Mine\n"


def test_a_directory_that_is_no_service_is_refused(run: Run, place: Path) -> None:
    done = run("update", place)

    assert done.returncode == 1
    assert "no .copier-answers.yml" in done.stderr


def test_without_terminal_it_needs_the_defaults(run: Run, service: Path) -> None:
    done = run("update", service)

    assert done.returncode == 1
    assert "Add --defaults" in done.stderr
    assert git(service, "status", "--porcelain") == ""


def test_nothing_temporary_is_left(run: Run, service: Path, toy: Path, scratch: Path) -> None:
    release(toy, "# Better\n")

    run("update", service, "--defaults")

    assert list(scratch.iterdir()) == []
