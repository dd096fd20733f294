"""Covering arrays: few rows that hold every combination of any two or three answers."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product
from typing import Any

from covertable import make

from support.questions import Question, choice_questions
from support.rules import asked, names_in, refusal

Factors = Mapping[str, tuple[Any, ...]]

# Of the numbers up to seventy-seven, one that gives the fewest rows of any two answers.
SALT = "10"


def refusal_rules(question: Question) -> Iterator[dict[str, Any]]:
    """Keep the answers that the question refuses out of a row."""
    for choice, template in question.refusals.items():
        needed = sorted(names_in(template) | {question.name})

        def holds(row: Mapping[str, Any], choice: object = choice) -> bool:
            return row[question.name] != choice or not refusal(question, row)

        yield {"operator": "fn", "requires": needed, "evaluate": holds}


def asking_rules(question: Question) -> Iterator[dict[str, Any]]:
    """Hold a question that isn't asked at its first answer, so that it adds no row."""
    if isinstance(question.when, str):
        needed = sorted(names_in(question.when) | {question.name})

        def holds(row: Mapping[str, Any]) -> bool:
            return asked(question, row) or row[question.name] == question.levels[0]

        yield {"operator": "fn", "requires": needed, "evaluate": holds}


@cache
def rules() -> tuple[dict[str, Any], ...]:
    """List what a row must obey."""
    return tuple(rule for each in choice_questions() for rule in (*refusal_rules(each), *asking_rules(each)))


def obeys(row: Mapping[str, Any]) -> bool:
    """Tell whether no rule forbids the answers of a row, which need not be complete."""
    return all(rule["evaluate"](row) for rule in rules() if set(rule["requires"]) <= row.keys())


def covering_rows(factors: Factors, strength: int) -> list[dict[str, Any]]:
    """Compute rows that cover every permitted combination of that many answers; always the same ones."""
    constraints = [rule for rule in rules() if set(rule["requires"]) <= factors.keys()]
    levels = {name: list(values) for name, values in factors.items()}
    rows = make(levels, strength=min(strength, len(levels)), constraints=constraints, salt=SALT)
    return [{name: row[name] for name in levels} for row in rows]


def uncovered(rows: list[dict[str, Any]], factors: Factors, strength: int) -> list[dict[str, Any]]:
    """List the permitted combinations that no row holds."""
    missing = []
    for names in combinations(factors, strength):
        held = {tuple(row[name] for name in names) for row in rows}
        for levels in product(*(factors[name] for name in names)):
            combination = dict(zip(names, levels, strict=True))
            if levels not in held and obeys(combination):
                missing.append(combination)
    return missing
