"""Every question tells what it wants, has a default, and is known to the plan."""

from enum import Enum
from typing import get_args, get_type_hints

import pytest

from copier_fastapi.answers import Answers
from interpreters import supported_versions
from support.questions import Question, choice_questions, questions
from support.variants import CORE, core_variants

ALL = questions()
CHOICES = choice_questions()
TEXTS = [question for question in ALL if not question.choices and question.type == "str"]


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.name)
def test_a_question_has_a_type_a_help_and_a_default(question: Question) -> None:
    assert question.type
    assert question.help
    assert question.default is not None


@pytest.mark.parametrize("question", TEXTS, ids=lambda question: question.name)
def test_a_text_is_validated(question: Question) -> None:
    assert question.validator


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.name)
def test_the_plan_knows_every_choice(question: Question) -> None:
    hint = get_type_hints(Answers)[question.name]
    known: type[Enum] = get_args(hint)[0] if question.multiselect else hint

    assert {member.value for member in known} == set(question.choices)


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.name)
def test_the_first_choice_is_the_default(question: Question) -> None:
    assert question.multiselect or question.default == question.choices[0]


def test_the_plan_knows_every_question() -> None:
    assert set(get_type_hints(Answers)) == {question.name for question in ALL}


def test_the_demo_knows_the_python_versions() -> None:
    asked = next(question.choices for question in CHOICES if question.name == "python_version")

    assert supported_versions() == asked


def test_the_core_variants_combine_every_answer() -> None:
    core = [question for question in CHOICES if question.name in CORE]
    combined = {(name, level) for variant in core_variants() for name, level in variant.answers.items()}

    assert combined == {(question.name, level) for question in core for level in question.levels}
