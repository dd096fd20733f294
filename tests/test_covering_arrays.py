"""The matrix of the tests holds every combination that it promises."""

import pytest

from support.arrays import covering_rows, uncovered
from support.questions import choice_questions
from support.variants import covering_variants

FACTORS = {question.name: question.levels for question in choice_questions()}


@pytest.mark.parametrize("strength", [2, 3])
def test_every_combination_of_answers_is_in_some_row(strength: int) -> None:
    rows = covering_rows(FACTORS, strength)

    assert uncovered(rows, FACTORS, strength) == []


def test_a_missing_row_is_noticed() -> None:
    rows = covering_rows(FACTORS, 2)

    assert uncovered(rows[:1], FACTORS, 2) != []


def test_the_rows_are_the_same_each_time() -> None:
    assert covering_rows(FACTORS, 2) == covering_rows(FACTORS, 2)


def test_a_restricted_question_has_no_other_answer() -> None:
    rows = covering_variants(2, python_version=("3.13",))

    assert {row.answers["python_version"] for row in rows} == {"3.13"}
