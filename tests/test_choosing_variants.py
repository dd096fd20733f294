"""Few variants are chosen that together hold every choice, for what takes too long to be done with all."""

from support.choices import choices_of, fewest_with_every_choice
from support.matrix import rows
from support.variants import Variant


def test_few_variants_hold_every_choice_of_all() -> None:
    chosen = fewest_with_every_choice(rows("pairs"))

    assert choices_of(chosen) == choices_of(rows("pairs"))
    assert 2 * len(chosen) < len(rows("pairs"))


def test_a_variant_that_adds_nothing_is_left_out() -> None:
    both, first, second = (
        Variant("both", {"size": "big", "colour": "red"}),
        Variant("first", {"size": "big"}),
        Variant("second", {"colour": "blue"}),
    )

    assert fewest_with_every_choice((first, second, both)) == (both, second)


def test_of_no_variants_none_is_taken() -> None:
    assert fewest_with_every_choice(()) == ()
