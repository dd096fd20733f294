"""Counts are those that the program wrote."""

import pytest

from callgrind import total


def test_all_instructions_of_a_count_are_taken() -> None:
    assert total("events: Ir\nsummary: 246414727\n\nfn=(1)\n16 2000\n") == 246414727


def test_a_count_without_a_sum_is_refused() -> None:
    with pytest.raises(ValueError, match="events: Ir"):
        total("events: Ir\n")
