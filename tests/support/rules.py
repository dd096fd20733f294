"""Which answers go together: what the questions' `when` and the validators of their choices say."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, meta
from jinja2.nativetypes import NativeEnvironment

from support.questions import Question, choice_questions

Answers = Mapping[str, Any]

ENVIRONMENT: Environment = NativeEnvironment(undefined=StrictUndefined)


def names_in(template: str) -> frozenset[str]:
    """List the answers that a template reads."""
    return frozenset(meta.find_undeclared_variables(ENVIRONMENT.parse(template)))


@cache
def compiled(template: str) -> Template:
    """Compile a template of the questions, once."""
    return ENVIRONMENT.from_string(template)


def asked(question: Question, answers: Answers) -> bool:
    """Tell whether the question is asked after these answers."""
    if isinstance(question.when, bool):
        return question.when
    return bool(compiled(question.when).render(answers))


def refusal(question: Question, answers: Answers) -> str:
    """Say why the answer to the question is refused; empty if it isn't."""
    template = question.refusals.get(answers[question.name], "") if not question.multiselect else ""
    return str(compiled(template).render(answers) or "")


def settled(answers: Answers) -> dict[str, Any] | None:
    """Drop the answers to questions that aren't asked; nothing is left where an answer is refused."""
    kept = dict(answers)
    for question in choice_questions():
        if question.name not in kept:
            continue
        if not asked(question, kept):
            del kept[question.name]
        elif refusal(question, kept):
            return None
    return kept
