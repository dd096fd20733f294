"""The matrix of the tests holds every combination that it promises."""

from interpreters import find_interpreters
from support import pairs
from support.annealing import fewest
from support.arrays import covering_rows, uncovered
from support.matrix import rows
from support.questions import choice_questions
from support.variants import covering_variants

FACTORS = {question.name: question.levels for question in choice_questions()}
# Of these, nine rows hold each pair; less won't do.
THREE_OF_THREE = {"first": (1, 2, 3), "second": (1, 2, 3), "third": (1, 2, 3)}


def test_every_pair_of_answers_is_in_some_row() -> None:
    assert uncovered(pairs.read(), FACTORS, 2) == [], "`make pairs` writes the rows anew"


def test_every_three_answers_are_in_some_row() -> None:
    assert uncovered(covering_rows(FACTORS, 3), FACTORS, 3) == []


def test_a_missing_row_is_noticed() -> None:
    assert uncovered(pairs.read()[1:], FACTORS, 2) != []


def test_rows_are_left_out_as_long_as_every_pair_stays() -> None:
    every = [tuple(row.items()) for row in covering_rows(THREE_OF_THREE, 3)]

    found = [dict(row) for row in fewest(every, THREE_OF_THREE)]

    assert len(found) == 9
    assert uncovered(found, THREE_OF_THREE, 2) == []


def test_the_rows_are_the_same_each_time() -> None:
    assert covering_rows(FACTORS, 2) == covering_rows(FACTORS, 2)


def test_a_restricted_question_has_no_other_answer() -> None:
    restricted = covering_variants(2, python_version=("3.13",))

    assert {row.answers["python_version"] for row in restricted} == {"3.13"}


def test_what_is_run_needs_no_python_that_this_machine_lacks() -> None:
    assert {row.answers["python_version"] for row in rows("pairs")} <= find_interpreters().keys()
