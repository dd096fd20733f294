"""The variants that the tests render, computed from the questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from support.arrays import covering_rows
from support.questions import choice_questions
from support.rules import settled

CORE = ("database", "auth", "task_queue", "broker", "api_versioning")


@dataclass(frozen=True, slots=True)
class Variant:
    """Answers, and a name for them that can name a folder."""

    name: str
    answers: Mapping[str, Any] = field(hash=False)

    @property
    def data(self) -> dict[str, Any]:
        """The answers as Copier takes them."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.answers.items()}


def word(value: object) -> str:
    """Write an answer as a part of a name."""
    return ("+".join(value) or "nothing") if isinstance(value, tuple) else str(value).lower()


def variant(answers: Mapping[str, Any]) -> Variant:
    """Name a variant by all its answers."""
    return Variant("-".join(map(word, answers.values())), answers)


def permitted(rows: Iterable[Mapping[str, Any]]) -> tuple[Variant, ...]:
    """Make variants of rows of answers, without those that Copier refuses, each once."""
    settled_rows = [answers for row in rows if (answers := settled(row)) is not None]
    return tuple({made.name: made for made in map(variant, settled_rows)}.values())


@cache
def core_variants() -> tuple[Variant, ...]:
    """Combine every answer to the questions that shape the code."""
    factors = {question.name: question.levels for question in choice_questions() if question.name in CORE}
    return permitted(dict(zip(factors, levels, strict=True)) for levels in product(*factors.values()))


@cache
def single_variants() -> tuple[Variant, ...]:
    """Take every answer to every other question, on the default of all the rest."""
    others = [question for question in choice_questions() if question.name not in CORE]
    return tuple(
        Variant(f"{question.name}={word(level)}", {question.name: level})
        for question in others
        for level in question.levels
    )


@cache
def covering_variants(strength: int, **only: tuple[Any, ...]) -> tuple[Variant, ...]:
    """Cover every combination of that many answers to any questions, some of them restricted."""
    factors = {question.name: only.get(question.name, question.levels) for question in choice_questions()}
    return permitted(covering_rows(factors, strength))


@cache
def looked_at() -> tuple[Variant, ...]:
    """List the variants that are looked at without being run, each once."""
    return tuple({each.name: each for each in (*core_variants(), *single_variants(), *covering_variants(2))}.values())
