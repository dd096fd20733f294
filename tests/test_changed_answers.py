"""A service whose answer is changed later is the service that a fresh render with that answer gives."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import permutations
from pathlib import Path

import pytest

from documentation.rules import reasons_to_ask
from support.changing import render_repository, update
from support.questions import Question, choice_questions
from support.repository import git
from support.rules import asked
from support.shared import made_once
from support.trees import fingerprints
from support.variants import Variant, word

QUESTIONS = choice_questions()
# The answers without which a question is not asked, and its answer would change nothing.
NEEDED: Mapping[str, Mapping[str, object]] = {
    question.name: {name: values[0] for name, values in reasons_to_ask(question).items()} for question in QUESTIONS
}
CHANGES = [
    pytest.param(question.name, before, after, id=f"{question.name}-{word(before)}-to-{word(after)}")
    for question in QUESTIONS
    for before, after in permutations(question.levels, 2)
]


@pytest.fixture(autouse=True)
def in_memory(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Copier clone and compare in memory: it makes and removes thousands of files with each update."""
    monkeypatch.setattr(tempfile, "tempdir", str(memory))


@pytest.fixture
def folder(memory: Path) -> Iterator[Path]:
    """A folder in memory, as long as the test lasts."""
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def fresh(clone: Path, memory: Path) -> Callable[[str, object], Path]:
    """Renders a service with one answer from the repository and commits it, once for all that begin or end with it."""

    def render(question: str, level: object) -> Path:
        variant = Variant(word(level), {**NEEDED[question], question: level})
        folder = memory / "fresh" / question / variant.name
        return made_once(folder, lambda to: render_repository(clone, to, variant))

    return render


def owned(project: Path) -> dict[str, str]:
    """Describe what the template owns: the migrations belong to the owner of the service."""
    return {name: mark for name, mark in fingerprints(project).items() if not name.startswith("migrations/versions/")}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_is_asked_where_its_answer_is_changed(question: Question) -> None:
    defaults = {each.name: each.first for each in QUESTIONS}

    assert asked(question, {**defaults, **NEEDED[question.name]})


@pytest.mark.parametrize(("question", "before", "after"), CHANGES)
def test_a_changed_answer_gives_what_a_fresh_render_gives(
    question: str, before: object, after: object, fresh: Callable[[str, object], Path], folder: Path
) -> None:
    project = shutil.copytree(fresh(question, before), folder / "project")
    data = Variant(word(after), {question: after}).data

    update(project, data)

    assert git(project, "diff", "--name-only", "--diff-filter=U") == ""
    assert owned(project) == owned(fresh(question, after))
