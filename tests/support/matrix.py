"""Which variants are installed and run, by how much of the matrix is asked for."""

from functools import cache

from interpreters import find_interpreters, supported_versions
from support import pairs
from support.questions import choice_questions
from support.variants import Variant, core_variants, covering_variants, permitted

DEPTHS = ("pairs", "triples", "all")


def runnable(variants: tuple[Variant, ...]) -> tuple[Variant, ...]:
    """Complete the answers of each variant; a Python that this machine lacks is replaced."""
    defaults = {question.name: question.first for question in choice_questions()}
    here = tuple(find_interpreters()) or supported_versions()
    complete = ({**defaults, **variant.answers} for variant in variants)
    return permitted(row if row["python_version"] in here else {**row, "python_version": here[0]} for row in complete)


@cache
def rows(depth: str) -> tuple[Variant, ...]:
    """List the variants to run: each pair of answers, each three, or those and every core variant."""
    if depth == "pairs":
        return runnable(permitted(pairs.read()))
    every = runnable((*covering_variants(3), *(core_variants() if depth == "all" else ())))
    return tuple({variant.name: variant for variant in every}.values())
