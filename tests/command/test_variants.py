"""The list of choices."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import fields
from enum import Enum
from typing import get_args, get_type_hints

from copier_fastapi.answers import Answers
from copier_fastapi.cli.variants import QUESTIONS, choices
from copier_fastapi.plan import OVERLAYS
from support.questions import choice_questions

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_each_question_with_choices_is_listed() -> None:
    hints = {name: (*get_args(hint), hint)[0] for name, hint in get_type_hints(Answers).items()}
    chosen = [field.name for field in fields(Answers) if issubclass(hints[field.name], Enum)]

    assert [question.name for question in QUESTIONS] == chosen


def test_choices_and_defaults_are_those_of_the_template() -> None:
    for question in choice_questions():
        listed = [choice for choice in choices() if choice.question == question.name]
        assert {choice.value for choice in listed} == set(question.choices)
        defaults = question.default if question.multiselect else [question.default]
        assert [choice.value for choice in listed if choice.default] == defaults


def test_each_overlay_is_named_by_a_choice() -> None:
    assert {overlay for choice in choices() for overlay in choice.overlays} == OVERLAYS


def test_the_table_marks_the_default_and_says_what_is_added(run: Run) -> None:
    done = run("variants")

    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line}
    assert done.returncode == 0
    assert "(default)" in lines["sqlite"]
    assert "asyncpg" in lines["postgresql"]
    assert "containers postgres" in lines["postgresql"]


def test_scripts_get_the_same_as_data(run: Run) -> None:
    done = run("variants", "--json")

    listed = {(choice["question"], choice["value"]): choice for choice in json.loads(done.stdout)}
    assert listed["database", "sqlite"]["default"] is True
    assert listed["database", "postgresql"]["dependencies"] == ["asyncpg"]
