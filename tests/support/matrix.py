"""Which variants are installed and run, by how much of the matrix is asked for."""

from functools import cache

from interpreters import find_interpreters
from support.choices import fewest_with_every_choice
from support.questions import choice_questions
from support.variants import Variant, core_variants, covering_variants, permitted

DEPTHS = ("pairs", "triples", "all")


def runnable(variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Complete the answers of each variant, with a Python that this machine has."""
    defaults = {question.name: question.first for question in choice_questions()}
    newest = next(iter(find_interpreters()), None)
    here = {"python_version": newest} if newest else {}
    return permitted({**defaults, **here, **variant.answers} for variant in variants)


@cache
def rows(depth: str) -> tuple[Variant, ...]:
    """List the variants to run: each pair of answers, each three, or those and every core variant."""
    here = tuple(find_interpreters())
    only = {"python_version": here} if here else {}
    if depth == "pairs":
        return runnable(covering_variants(2, **only))
    every = runnable((*covering_variants(3, **only), *(core_variants() if depth == "all" else ())))
    return tuple({variant.name: variant for variant in every}.values())


def coverage_rows(depth: str) -> tuple[Variant, ...]:
    """List those of the variants to run whose coverage is measured, as that takes half as long again: few, or all."""
    return rows(depth) if depth == "all" else fewest_with_every_choice(rows(depth))
