"""Answers: where they come from, and which are refused before a file is written."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

Run = Callable[..., subprocess.CompletedProcess[str]]


def answers_of(service: Path) -> dict[str, object]:
    """Read the answers that a service keeps."""
    kept: dict[str, object] = yaml.safe_load((service / ".copier-answers.yml").read_text(encoding="utf-8"))
    return kept


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """Give the one line that follows the progress."""
    lines = done.stderr.splitlines()
    assert len(lines) == 2, done.stderr
    assert done.returncode == 1
    return lines[1]


def test_answers_are_cast_to_the_type_of_their_question(new: Run, place: Path) -> None:
    done = new("svc", "--data", "python_version=3.13", "-d", "workers=4", "-d", "extras=[traces, metrics]")

    answers = answers_of(place / "svc")
    assert done.returncode == 0, done.stderr
    assert (answers["python_version"], answers["workers"]) == ("3.13", 4)
    assert answers["extras"] == ["metrics", "traces"]


def test_the_command_line_wins_over_the_file(new: Run, place: Path) -> None:
    (place / "answers.yml").write_text("python_version: 3.13\nworkers: 7\n", encoding="utf-8")

    done = new("svc", "--data-file", "answers.yml", "--data", "workers=4")

    answers = answers_of(place / "svc")
    assert done.returncode == 0, done.stderr
    assert (answers["python_version"], answers["workers"]) == ("3.13", 4)


def test_the_answers_file_of_a_service_serves_as_data_file(new: Run, place: Path) -> None:
    new("first", "--data", "workers=4")

    done = new("second", "--data-file", "first/.copier-answers.yml")

    assert done.returncode == 0, done.stderr
    assert answers_of(place / "second") == answers_of(place / "first")


def test_a_value_may_hold_an_equals_sign(new: Run, place: Path) -> None:
    new("svc", "--data", "project_name=a=b")

    assert answers_of(place / "svc")["project_name"] == "a=b"


def test_an_unknown_question_is_refused_with_the_nearest_and_all(new: Run, place: Path) -> None:
    line = refusal(new("svc", "--data", "databse=postgresql", "--data", "zzz=1"))

    assert "'databse' (did you mean database?), 'zzz'" in line
    assert "project_name, slug, python_version, database, workers, replicas, extras." in line
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("name", ["shout", "_src_path", "_copier_conf"])
def test_what_is_computed_can_not_be_answered(new: Run, name: str) -> None:
    assert f"There is no question '{name}'" in refusal(new("svc", "--data", f"{name}=x"))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("database=mongo", "database: 'mongo' is not in ['sqlite', 'postgresql']"),
        ("project_name=" + "x" * 21, "project_name: Use at most 20 characters."),
        ("workers=many", "workers: 'many' is of the wrong type. Give a value of type int."),
        ("extras=metrics", "extras: 'metrics' is of the wrong type. Give a list, such as [a, b]."),
        ("extras=[logs]", "extras: 'logs' is not in ['metrics', 'traces']"),
        ("replicas=several", "replicas: SQLite needs one machine. Choose postgresql."),
    ],
)
def test_a_wrong_answer_is_refused_in_one_line(new: Run, place: Path, answer: str, reason: str) -> None:
    line = refusal(new("svc", "--data", answer))

    assert line == f"Error: {reason}"
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("- a\n- b\n", "must map questions to answers"),
        ("a: [\n", "is no YAML file of answers"),
        ("a: !!python/object/apply:os.getcwd []\n", "is no YAML file of answers"),
        ("project_name: [a, b]\n", "project_name: \"['a', 'b']\" is of the wrong type"),
        ("project_name:\n", "project_name: 'None' is of the wrong type"),
    ],
)
def test_a_bad_file_of_answers_is_refused_in_one_line(new: Run, place: Path, content: str, reason: str) -> None:
    (place / "answers.yml").write_text(content, encoding="utf-8")

    done = new("svc", "--data-file", "answers.yml")

    assert done.returncode == 1
    assert reason in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not (place / "svc").exists()


def test_data_without_an_equals_sign_is_wrong_use(new: Run) -> None:
    assert new("svc", "--data", "database").returncode == 2


def test_without_terminal_unanswered_questions_are_refused(run: Run, toy: Path, place: Path) -> None:
    line = refusal(run("new", "svc", "--template", toy))

    assert "Add --defaults, or --data for each" in line
    assert list(place.iterdir()) == []


def test_without_terminal_a_full_set_of_answers_is_enough(run: Run, toy: Path, place: Path) -> None:
    (place / "answers.yml").write_text(
        "{project_name: A, slug: a, python_version: '3.12', database: sqlite, workers: 1, replicas: one, extras: []}",
        encoding="utf-8",
    )

    done = run("new", "svc", "--template", toy, "--data-file", "answers.yml", "--no-git", "--no-lock")

    assert done.returncode == 0, done.stderr
    assert answers_of(place / "svc")["extras"] == []


def test_the_defaults_of_the_users_settings_are_honoured(new: Run, place: Path) -> None:
    (place / "settings.yml").write_text("defaults: {project_name: Mine}\n", encoding="utf-8")

    new("svc", COPIER_SETTINGS_PATH=str(place / "settings.yml"))

    assert answers_of(place / "svc")["project_name"] == "Mine"
