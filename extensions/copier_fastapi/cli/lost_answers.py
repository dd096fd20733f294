"""Answers that a service would lose by an update, as they go no longer with the others."""

from collections.abc import Mapping
from dataclasses import replace

from copier._main import Worker
from copier._types import Phase

from .copier_refusals import answers_refused
from .copier_session import questions


def refuse_lost_answers(copier: Worker, recorded: Mapping[str, object]) -> None:
    """Refuse an update in which an answer of before goes no longer with the others: Copier would take the default.

    Raises:
        CommandError: it names the question, and says why its answer is refused.
    """
    asked = set(questions(copier)) - asked_aside(copier, copier.data).answers.hidden
    kept = {name: value for name, value in recorded.items() if name in asked}
    asked_aside(copier, {**kept, **copier.data})


def asked_aside(copier: Worker, answers: Mapping[str, object]) -> Worker:
    """Ask the questions and render nothing; the given Copier forgets none of its answers by that.

    Raises:
        CommandError: an answer is refused.
    """
    aside = replace(copier, data=dict(answers))
    with answers_refused(aside), Phase.use(Phase.PROMPT):
        aside._ask()
    return aside
