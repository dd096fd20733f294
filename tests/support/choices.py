"""Few variants of many that together hold every single choice."""

from collections.abc import Sequence
from typing import Any

from support.variants import Variant

Choice = tuple[str, Any]


def choices_of(variants: Sequence[Variant]) -> set[Choice]:
    """Collect the answers of variants, each with its question."""
    return {choice for variant in variants for choice in variant.answers.items()}


def fewest_with_every_choice(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Take the variant that adds most choices, again and again until none is missing; always the same ones."""
    missing = choices_of(variants)
    taken: list[Variant] = []
    while missing:
        best = max(variants, key=lambda variant: len(missing & choices_of([variant])))
        taken.append(best)
        missing -= choices_of([best])
    return tuple(taken)
