"""Which choices bring which file: computed from all variants, and kept in a file that a reviewer reads."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import yaml

from support.questions import choice_questions
from support.repository import ROOT
from support.trees import files
from support.variants import Variant, looked_at, word

LIST = ROOT / "tests" / "filesets.yml"
HEADING = "# Which choices bring which file, in every variant. Written by `make filesets`; a test compares.\n"
ALWAYS = "always"

Answers = Mapping[str, str]
Condition = frozenset[tuple[str, str]]


def complete(variant: Variant) -> Answers:
    """Give the answers of a variant to all questions with choices, the defaults included."""
    answers = {question.name: question.default for question in choice_questions()} | dict(variant.answers)
    return {name: word(tuple(value) if isinstance(value, list) else value) for name, value in answers.items()}


def conditions(present: Mapping[str, bool], answers: Mapping[str, Answers]) -> set[Condition]:
    """Find the fewest questions that decide whether a file is there, and the answers that bring it.

    Both maps go by the name of the variant. Of as few questions, those are taken that take the fewest words.
    """
    names = list(dict.fromkeys(name for given in answers.values() for name in given))
    for size in range(len(names) + 1):
        found = [decided(present, answers, chosen) for chosen in combinations(names, size)]
        if deciding := [with_it for with_it in found if with_it is not None]:
            return min(deciding, key=len)
    raise AssertionError("no answers decide whether the file is there")


def decided(
    present: Mapping[str, bool], answers: Mapping[str, Answers], chosen: Collection[str]
) -> set[Condition] | None:
    """Find the answers to some questions that bring a file, if it hangs on nothing else."""
    given = {variant: frozenset((name, answers[variant][name]) for name in chosen) for variant in present}
    with_it = {given[variant] for variant, there in present.items() if there}
    without_it = {given[variant] for variant, there in present.items() if not there}
    return None if with_it & without_it else with_it


def written(condition: Condition) -> str:
    """Write a condition as the list shows it."""
    return " and ".join(f"{name}={value}" for name, value in sorted(condition)) or ALWAYS


def compute(rendered: Callable[[Variant], Path]) -> dict[str, str]:
    """Map each file of any variant to the answers that bring it."""
    variants = looked_at()
    sets = {variant.name: frozenset(files(rendered(variant))) for variant in variants}
    answers = {variant.name: complete(variant) for variant in variants}
    paths = sorted(frozenset().union(*sets.values()))
    present = {path: {name: path in held for name, held in sets.items()} for path in paths}
    return {path: " or ".join(sorted(map(written, conditions(present[path], answers)))) for path in paths}


def write(listed: Mapping[str, str]) -> None:
    """Write the list."""
    LIST.write_text(HEADING + yaml.safe_dump(dict(listed), sort_keys=True, width=200), encoding="utf-8")


@cache
def read() -> Mapping[str, str]:
    """Read the list."""
    listed: dict[str, str] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return listed


def answer(pair: str) -> tuple[str, str]:
    """Read an answer as the list shows it."""
    name, _, value = pair.partition("=")
    return name, value


def brought(condition: str, answers: Answers) -> bool:
    """Tell whether the answers bring a file with that condition."""
    parts = condition.split(" or ")
    return condition == ALWAYS or any(set(map(answer, part.split(" and "))) <= set(answers.items()) for part in parts)


def expected(variant: Variant) -> list[str]:
    """List the files that the list promises for a variant."""
    answers = complete(variant)
    return sorted(path for path, condition in read().items() if brought(condition, answers))
