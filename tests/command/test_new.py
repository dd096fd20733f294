"""Rendering a service: what is there afterwards."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from support.trees import fingerprints

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def plain_copy(environment: dict[str, str], toy: Path, tmp_path: Path) -> Path:
    """What Copier alone renders into a directory of the same name."""
    rendered = tmp_path / "plain/svc"
    command = [sys.executable, "-m", "copier", "copy", "--trust", "--defaults", "--quiet", str(toy), str(rendered)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    return rendered


def test_it_renders_what_copier_renders(new: Run, place: Path, plain_copy: Path) -> None:
    done = new("svc")

    assert done.returncode == 0, done.stderr
    assert fingerprints(place / "svc") == fingerprints(plain_copy)


def test_directories_have_the_modes_that_copier_gives(new: Run, place: Path, plain_copy: Path) -> None:
    new("svc")

    for directory in (".", "bin", "settings"):
        assert stat.S_IMODE((place / "svc" / directory).stat().st_mode) == stat.S_IMODE(
            (plain_copy / directory).stat().st_mode
        )


def test_nothing_temporary_is_left(new: Run, place: Path, scratch: Path) -> None:
    new("svc")

    assert [path.name for path in place.iterdir()] == ["svc"]
    assert list(scratch.iterdir()) == []


def test_the_answers_file_names_the_template_absolutely(new: Run, place: Path, toy: Path) -> None:
    done = new("--template", os.path.relpath(toy, place), "svc")

    answers = yaml.safe_load((place / "svc/.copier-answers.yml").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert (answers["_src_path"], answers["_commit"]) == (str(toy), "v1.0.0")


def test_an_empty_directory_is_filled_and_keeps_its_mode(new: Run, place: Path) -> None:
    (place / "svc").mkdir(mode=0o700)

    done = new("svc")

    assert done.returncode == 0, done.stderr
    assert (place / "svc/README.md").is_file()
    assert stat.S_IMODE((place / "svc").stat().st_mode) == 0o700


def test_a_template_sees_the_name_of_the_destination(new: Run, toy: Path, place: Path) -> None:
    (toy / "template/name.txt.jinja").write_text("{{ _folder_name }}\n", encoding="utf-8")

    new("--vcs-ref", "HEAD", "svc")

    assert (place / "svc/name.txt").read_text(encoding="utf-8") == "svc\n"


def test_the_empty_current_directory_is_filled(new: Run, place: Path) -> None:
    (place / "svc").mkdir()

    done = new(".", cwd=place / "svc")

    assert done.returncode == 0, done.stderr
    assert f"cd {place / 'svc'}\n" in done.stdout
    assert (place / "svc/README.md").is_file()


def test_it_ends_with_the_next_three_commands(new: Run) -> None:
    done = new("my service")

    assert [line.strip() for line in done.stdout.splitlines()[-3:]] == ["cd 'my service'", "make install", "make dev"]


def test_it_renders_the_revision_that_is_asked_for(new: Run, toy: Path, place: Path) -> None:
    subprocess.run(["git", "-C", toy, "tag", "v0.9.0"], check=True)

    done = new("--vcs-ref", "v0.9.0", "svc")

    assert done.returncode == 0, done.stderr
    assert (place / "svc/README.md").is_file()


def test_an_unknown_revision_is_told_in_one_line(new: Run, place: Path) -> None:
    done = new("--vcs-ref", "v9", "svc")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: The template can't be used: ")
    assert "'v9'" in done.stderr
    assert list(place.iterdir()) == []


def test_a_broken_template_is_told_in_one_line_and_leaves_nothing(new: Run, toy: Path, place: Path) -> None:
    (toy / "template/broken.txt.jinja").write_text("{{ nowhere.defined }}\n", encoding="utf-8")

    done = new("--vcs-ref", "HEAD", "svc")

    assert done.returncode == 1
    assert "'nowhere' is undefined" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert list(place.iterdir()) == []


def test_debug_shows_where_a_failure_came_from(new: Run, toy: Path) -> None:
    (toy / "template/broken.txt.jinja").write_text("{{ nowhere.defined }}\n", encoding="utf-8")

    done = new("--vcs-ref", "HEAD", "--debug", "svc")

    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "broken.txt.jinja" in done.stderr


def test_the_help_lists_the_exit_codes(run: Run) -> None:
    done = run("--help", COLUMNS="400")

    assert done.returncode == 0
    for meaning in (
        "0 done",
        "1 the answers",
        "2 wrong use",
        "3 the update",
        "4 the destination",
        "130 int",
        "143 term",
    ):
        assert meaning in done.stdout


def test_the_version_is_the_installed_one(run: Run) -> None:
    assert run("--version").stdout == "copier-fastapi 1.2.3\n"
