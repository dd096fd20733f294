"""Coverage is measured on few variants, and yet wherever a choice brings code."""

from support.choices import choices_of, fewest_with_every_choice
from support.matrix import coverage_rows, rows
from support.variants import Variant


def test_few_variants_hold_every_choice_of_all() -> None:
    measured = coverage_rows("pairs")

    assert choices_of(measured) == choices_of(rows("pairs"))
    assert 2 * len(measured) < len(rows("pairs"))


def test_a_variant_that_adds_nothing_is_left_out() -> None:
    both, first, second = (
        Variant("both", {"size": "big", "colour": "red"}),
        Variant("first", {"size": "big"}),
        Variant("second", {"colour": "blue"}),
    )

    assert fewest_with_every_choice((first, second, both)) == (both, second)


def test_of_no_variants_none_is_taken() -> None:
    assert fewest_with_every_choice(()) == ()


def test_the_whole_matrix_is_measured_as_a_whole() -> None:
    assert coverage_rows("all") == rows("all")
