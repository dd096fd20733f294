"""Updating a service."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from copier_fastapi.answers_digest import digest_line
from support.repository import commit_all, git
from support.trees import fingerprints

Run = Callable[..., subprocess.CompletedProcess[str]]
CHANGELOG = """# Changelog

## [Unreleased]

- Something to come.

## [1.1.0] - 2031-02-03

### Upgrading

- Look at the README.

## [1.0.0] - 2031-01-02

- It starts here.
"""


@pytest.fixture
def service(new: Run, place: Path) -> Path:
    """A committed service of the first release."""
    assert new("svc").returncode == 0
    commit_all(place / "svc", "Start")
    return place / "svc"


def release(toy: Path, readme: str) -> None:
    """Release a template with another README, and tell of it."""
    (toy / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
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


def test_it_tells_the_versions_the_changelog_between_them_and_what_has_changed(
    run: Run, service: Path, toy: Path
) -> None:
    release(toy, "# Better\n")
    (toy / "template/NEW.txt").write_text("New.\n", encoding="utf-8")
    (toy / "template/bin/start").unlink()
    commit_all(toy, "More")
    git(toy, "tag", "--force", "v1.1.0")

    told = run("update", service, "--defaults").stderr

    assert "Template: 1.0.0 -> 1.1.0\n\n## [1.1.0] - 2031-02-03\n\n### Upgrading" in told
    assert "It starts here" not in told
    assert "Something to come" not in told
    assert "Files: 1 added, 2 changed, 1 deleted." in told
    assert "  deleted   bin/start\n" in told


def test_it_says_how_to_go_on_with_the_lock_and_the_checks(run: Run, service: Path, toy: Path) -> None:
    release(toy, "# Better\n")

    told = run("update", service, "--defaults").stderr

    assert "git diff\n  make lock\n  make install\n  make check\n" in told


def test_a_trial_tells_the_same_and_changes_nothing(run: Run, service: Path, toy: Path, scratch: Path) -> None:
    (service / "README.md").write_text("# Mine\n", encoding="utf-8")
    commit_all(service, "Mine")
    release(toy, "# Theirs\n")
    before = fingerprints(service)

    done = run("update", service, "--defaults", "--dry-run", "--set", "database=postgresql")

    assert (done.returncode, done.stdout) == (3, "README.md\n")
    assert done.stderr.endswith("Nothing was written.\nError: An update would leave conflicts in the files above.\n")
    assert "Template: 1.0.0 -> 1.1.0" in done.stderr
    assert "  added     settings/postgresql.txt\n" in done.stderr
    assert fingerprints(service) == before
    assert list(scratch.iterdir()) == []


def test_an_edited_file_that_the_template_has_removed_is_kept_as_a_conflict(run: Run, service: Path, toy: Path) -> None:
    (service / "bin/start").write_text("mine\n", encoding="utf-8")
    commit_all(service, "Mine")
    (toy / "template/bin/start").unlink()
    release(toy, "# Better\n")

    done = run("update", service, "--defaults")

    assert (done.returncode, done.stdout) == (3, "bin/start\n")
    assert (service / "bin/start").read_text(encoding="utf-8") == "mine\n"
    assert "Kept bin/start, which you had edited" in done.stderr


def test_lines_of_the_owner_are_kept_when_the_template_removes_their_file(run: Run, service: Path, toy: Path) -> None:
    listed = "names = [\n  # Your own go below this line.\n]\n"
    (toy / "template/names.toml").write_text(listed, encoding="utf-8")
    commit_all(toy, "List")
    git(toy, "tag", "v1.1.0")
    assert run("update", service, "--defaults").returncode == 0
    (service / "names.toml").write_text(listed.replace("]", "  'two',\n]"), encoding="utf-8")
    commit_all(service, "Update")
    (toy / "template/names.toml").unlink()
    commit_all(toy, "List nothing")
    git(toy, "tag", "v1.2.0")

    done = run("update", service, "--defaults")

    assert (done.returncode, done.stdout) == (3, "names.toml\n")
    assert "'two'" in (service / "names.toml").read_text(encoding="utf-8")


def test_an_edited_file_that_the_owner_has_removed_stays_away(run: Run, service: Path, toy: Path) -> None:
    (service / "README.md").unlink()
    commit_all(service, "Remove")
    release(toy, "# Better\n")

    assert run("update", service, "--defaults").returncode == 0
    assert not (service / "README.md").exists()


@pytest.mark.parametrize("is_committed", [True, False])
def test_answers_that_were_edited_by_hand_are_refused(
    run: Run, service: Path, toy: Path, *, is_committed: bool
) -> None:
    answers = service / ".copier-answers.yml"
    noted = answers.read_text(encoding="utf-8")
    line = digest_line(yaml.safe_load(noted))
    answers.write_text(f"{line}\n{noted}", encoding="utf-8")
    commit_all(service, "Note")
    answers.write_text(f"{line}\n{noted.replace('sqlite', 'postgresql')}", encoding="utf-8")
    if is_committed:
        commit_all(service, "Edit")
    release(toy, "# Better\n")

    done = run("update", service, "--defaults")

    assert done.returncode == 1
    assert "edited by hand" in done.stderr.splitlines()[-1]
    assert "--set KEY=VALUE" in done.stderr


def test_a_downgrade_is_refused_in_one_line(run: Run, service: Path, toy: Path) -> None:
    release(toy, "# Better\n")
    assert run("update", service, "--defaults").returncode == 0
    commit_all(service, "Update")

    done = run("update", service, "--defaults", "--vcs-ref", "v1.0.0")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: You are downgrading from 1.1.0 to 1.0.0.")
    assert git(service, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--data", "databse=x"], "did you mean database?"),
        (["--data", "database=mongo"], "database: 'mongo' is not in"),
        (["--data", "workers=many"], "workers: 'many' is of the wrong type. Give a value of type int."),
        (["--set", "replicas=several"], "replicas: SQLite needs one machine. Choose postgresql."),
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


def test_a_renamed_file_is_named_as_it_was_and_is(run: Run, service: Path) -> None:
    git(service, "mv", "README.md", "READYOU.md")

    done = run("update", service, "--defaults")

    assert "commit or stash README.md, READYOU.md first" in done.stderr


def test_what_git_says_of_a_service_without_commits_is_told(run: Run, service: Path) -> None:
    shutil.rmtree(service / ".git")

    done = run("update", service, "--defaults")

    assert done.returncode == 1
    assert "has no commit of git to merge into (fatal: not a git repository" in done.stderr


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
