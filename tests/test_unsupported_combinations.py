"""Every two answers that do not go together are refused with the reason, before a file is written."""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from copier_fastapi.cli.failures import CommandError
from copier_fastapi.cli.recorded import ANSWERS_FILE
from copier_fastapi.cli.update import Update, merge
from support.changing import render_repository
from support.questions import choice_questions
from support.rendering import fast_copier, render
from support.rules import asked, names_in, refusal
from support.trees import fingerprints
from support.variants import Variant, word


def unsupported() -> Iterator[tuple[Mapping[str, Any], str]]:
    """List the answers that do not go together, each with the reason."""
    levels = {question.name: question.levels for question in choice_questions()}
    for question in choice_questions():
        for value, template in question.refusals.items():
            names = sorted(names_in(template))
            for given in product(*(levels[name] for name in names)):
                answers = {**dict(zip(names, given, strict=True)), question.name: value}
                if (reason := refusal(question, answers)) and asked(question, answers):
                    yield answers, reason


CASES = [
    pytest.param(answers, reason, id="-".join(f"{name}-{word(value)}" for name, value in answers.items()))
    for answers, reason in unsupported()
]


def test_there_are_some() -> None:
    assert {"task_queue": "arq", "broker": "rabbitmq"} in [answers for answers, _ in unsupported()]


@pytest.mark.parametrize(("answers", "reason"), CASES)
def test_no_service_is_rendered_from_them(answers: dict[str, Any], reason: str, template: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=reason):
        render(template, tmp_path / "service", answers)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "change", "reason"),
    [
        ({"server": "granian"}, {"websocket": True}, "server: Rooms need what Uvicorn alone"),
        ({"task_queue": "celery", "broker": "rabbitmq"}, {"task_queue": "arq"}, "broker: ARQ speaks to Redis only"),
    ],
    ids=["websocket", "arq"],
)
def test_no_service_is_updated_to_them(
    clone: Path, tmp_path: Path, before: dict[str, str], change: dict[str, object], reason: str
) -> None:
    project = tmp_path / "service"
    render_repository(clone, project, Variant("before", before))
    untouched = fingerprints(project)

    with fast_copier(), pytest.raises(CommandError, match=reason):
        merge(project, Update(answers=change, revision=":current:", defaults=True))

    assert fingerprints(project) == untouched


def test_an_answer_to_what_is_asked_no_longer_goes(clone: Path, tmp_path: Path) -> None:
    project = tmp_path / "service"
    render_repository(clone, project, Variant("before", {"task_queue": "celery", "broker": "rabbitmq"}))

    with fast_copier():
        conflicts = merge(project, Update(answers={"task_queue": "none"}, revision=":current:", defaults=True))

    assert conflicts == []
    assert "broker" not in (project / ANSWERS_FILE).read_text(encoding="utf-8")
