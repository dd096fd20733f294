"""Lock and repository: what is done after a service is in place, and what is said where it can't be."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.repository import git

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A directory of the programs that git needs, and of none that locks."""
    directory = tmp_path / "programs"
    directory.mkdir()
    for name in ("git", "sh", "bash", "sed", "basename", "dirname", "uname", "cat", "expr", "tr", "env"):
        if found := shutil.which(name):
            (directory / name).symlink_to(found)
    return directory


@pytest.fixture
def with_uv(programs: Path) -> Path:
    """The programs, with one in the place of uv that locks without a network."""
    write_program(programs / "uv", 'test "$*" = lock && echo locked > uv.lock')
    return programs


@pytest.fixture
def render(run: Run, toy: Path) -> Run:
    """Renders the small template with everything that follows."""

    def render_service(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        return run("new", "svc", "--template", toy, "--defaults", *arguments, **options)

    return render_service


def write_program(path: Path, script: str) -> None:
    """Write a program."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_lock_is_part_of_the_first_commit(render: Run, with_uv: Path, place: Path) -> None:
    done = render(PATH=str(with_uv))

    service = place / "svc"
    assert done.returncode == 0, done.stderr
    assert "Skipped" not in done.stderr
    assert git(service, "status", "--porcelain") == ""
    assert git(service, "rev-list", "--count", "HEAD").strip() == "1"
    assert git(service, "branch", "--show-current").strip() == "main"
    assert "uv.lock" in git(service, "ls-files")


def test_requirements_for_pip_are_locked_in_the_order_in_which_they_hold_each_other(
    render: Run, programs: Path, toy: Path, place: Path
) -> None:
    folder = toy / "template" / "requirements"
    folder.mkdir()
    for name in ("base", "dev", "prod", "tools"):
        (folder / f"{name}.in").touch()
    (toy / "template" / ".python-version").write_text("3.13\n", encoding="utf-8")
    write_program(programs / "uv", 'echo "$*" >> commands')

    done = render("--vcs-ref", "HEAD", "--no-git", PATH=str(programs))

    assert "Skipped" not in done.stderr
    commands = (place / "svc" / "commands").read_text(encoding="utf-8").splitlines()
    assert [command.rpartition("/")[2] for command in commands] == ["base.in", "prod.in", "dev.in", "tools.in"]
    assert all("--generate-hashes --no-header --python-version 3.13" in command for command in commands)


def test_nothing_is_done_that_is_not_wanted(render: Run, with_uv: Path, place: Path) -> None:
    render("--no-git", "--no-lock", PATH=str(with_uv))

    assert not (place / "svc/uv.lock").exists()
    assert not (place / "svc/.git").exists()


def test_without_uv_the_service_is_there_and_the_command_is_told(render: Run, programs: Path, place: Path) -> None:
    done = render(PATH=str(programs))

    assert done.returncode == 7
    assert "Skipped lock: uv is not installed. Later: make lock" in done.stderr
    assert done.stderr.endswith("Error: The service is there, without what was skipped: lock.\n")
    assert "make install" in done.stdout
    assert git(place / "svc", "status", "--porcelain") == ""


def test_without_git_the_service_is_there_and_the_commands_are_told(
    render: Run, programs: Path, toy: Path, place: Path
) -> None:
    shutil.rmtree(toy / ".git")
    write_program(programs / "uv", "echo locked > uv.lock")
    (programs / "git").unlink()

    done = render(PATH=str(programs))

    assert done.returncode == 7
    told = "Skipped git: git is not installed. Later: git init && git add --all && git commit"
    assert told in done.stderr
    assert (place / "svc/uv.lock").is_file()


def test_what_is_left_out_on_purpose_is_not_missed(render: Run, programs: Path) -> None:
    done = render("--no-lock", "--no-git", PATH=str(programs))

    assert done.returncode == 0, done.stderr
    assert "Skipped" not in done.stderr


def test_a_service_without_packages_has_nothing_to_lock(render: Run, toy: Path, with_uv: Path) -> None:
    (toy / "template/pyproject.toml.jinja").unlink()

    done = render("--vcs-ref", "HEAD", PATH=str(with_uv))

    assert done.returncode == 0, done.stderr
    assert "Skipped lock: there is nothing to lock.\n" in done.stderr


def test_a_failing_lock_is_told_with_its_reason(render: Run, programs: Path, place: Path) -> None:
    write_program(programs / "uv", "echo 'error: no network' >&2; exit 2")

    done = render(PATH=str(programs))

    assert done.returncode == 7
    assert "Skipped lock: error: no network. Later: make lock" in done.stderr
    assert git(place / "svc", "status", "--porcelain") == ""


def test_without_identity_nothing_is_committed_and_that_is_told(render: Run, with_uv: Path, place: Path) -> None:
    done = render(PATH=str(with_uv), GIT_CONFIG_GLOBAL=os.devnull)

    assert done.returncode == 7
    assert "Skipped git: git knows no user.name and user.email for a first commit. Later: git commit" in done.stderr
    assert "A  README.md" in git(place / "svc", "status", "--porcelain")


def test_a_service_in_a_repository_gets_none_of_its_own(render: Run, with_uv: Path, place: Path) -> None:
    git(place, "init", "--quiet")

    done = render(PATH=str(with_uv))

    assert done.returncode == 0, done.stderr
    assert "Skipped git: it lies in a git repository already. Later: git add . && git commit" in done.stderr
    assert not (place / "svc/.git").exists()


def test_a_service_that_the_repository_around_it_ignores_gets_its_own(render: Run, with_uv: Path, place: Path) -> None:
    git(place, "init", "--quiet")
    (place / ".gitignore").write_text("svc/\n", encoding="utf-8")

    render(PATH=str(with_uv))

    assert (place / "svc/.git").is_dir()


def test_hooks_and_signing_of_the_user_take_no_part(render: Run, with_uv: Path, place: Path, tmp_path: Path) -> None:
    hooks = tmp_path / "templates/hooks"
    hooks.mkdir(parents=True)
    write_program(hooks / "pre-commit", "exit 1")
    (tmp_path / "gitconfig").write_text(
        f"[user]\nname = T\nemail = t@example.com\n[init]\ntemplateDir = {hooks.parent}\ndefaultBranch = trunk\n"
        f"[core]\nhooksPath = {hooks}\n[commit]\ngpgSign = true\n",
        encoding="utf-8",
    )

    done = render(PATH=str(with_uv))

    assert "Skipped" not in done.stderr
    assert git(place / "svc", "branch", "--show-current").strip() == "trunk"
    assert not (place / "svc/.git/hooks").exists()


def test_in_a_hook_of_another_repository_it_refuses_to_run(render: Run, place: Path, tmp_path: Path) -> None:
    done = render(GIT_DIR=str(tmp_path / "other/.git"))

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: GIT_DIR is set")
    assert list(place.iterdir()) == []
