"""Which answers go together, as data: the rules of the questions, tried with every answer that they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from support.questions import Question, choice_questions
from support.rules import asked, names_in, refusal


@dataclass(frozen=True, slots=True)
class Refusal:
    """Answers that do not go together, and the reason."""

    given: Mapping[str, Any]
    reason: str


def levels(names: frozenset[str]) -> list[dict[str, Any]]:
    """Combine the answers to some questions in every way."""
    read = [question for question in choice_questions() if question.name in names]
    combined = product(*(question.choices for question in read))
    return [dict(zip((question.name for question in read), values, strict=True)) for values in combined]


def refusals(question: Question) -> list[Refusal]:
    """List the answers to other questions with which an answer to this one is refused."""
    tried = [
        {question.name: value, **others}
        for value, template in question.refusals.items()
        for others in levels(names_in(template))
    ]
    return [Refusal(given, reason) for given in tried if (reason := refusal(question, given))]


def reasons_to_ask(question: Question) -> dict[str, list[Any]]:
    """Map the question that decides whether this one is asked to the answers with which it is."""
    if isinstance(question.when, bool):
        return {}
    fitting = [given for given in levels(names_in(question.when)) if asked(question, given)]
    return {name: [given[name] for given in fitting] for name in names_in(question.when)}
