"""Renders of variants, as a page reads them: each content once, by its digest, and a list of files a variant."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from documentation.pages import write
from documentation.rules import reasons_to_ask, refusals
from support.questions import Question, choice_questions
from support.rendering import render
from support.trees import files
from support.variants import CORE, Variant

DIGITS = 16
Map = Callable[[Callable[[Variant], str], Iterable[Variant]], Iterable[str]]


def store(folder: Path, template: Path, variants: Iterable[Variant], map_all: Map) -> None:
    """Render variants, and write what the page of the choices reads."""
    folder.mkdir(parents=True)
    listed = tuple(variants)
    trees = map_all(partial(store_variant, folder, template), listed)
    index = {
        "questions": list(map(described, choice_questions())),
        "core": CORE,
        "renders": dict(zip(map(key, listed), trees, strict=True)),
    }
    write(folder / "index.json", json.dumps(index))


def key(variant: Variant) -> str:
    """Name a variant by the answers that are no defaults."""
    first = {question.name: question.first for question in choice_questions()}
    changed = sorted(name for name, answer in variant.answers.items() if answer != first[name])
    return "&".join(f"{name}={written(variant.answers[name])}" for name in changed)


def written(answer: object) -> str:
    """Write an answer as the command takes it."""
    if isinstance(answer, tuple):
        return f"[{','.join(answer)}]"
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def described(question: Question) -> dict[str, object]:
    """Describe a question to the page."""
    return {
        "name": question.name,
        "help": question.help,
        "several": question.multiselect,
        "default": list(map(written, question.default)) if question.multiselect else written(question.default),
        "choices": [{"value": written(value), "label": question.labels.get(value, "")} for value in question.choices],
        "asked": {name: list(map(written, values)) for name, values in reasons_to_ask(question).items()},
        "refusals": [
            {"given": {name: written(value) for name, value in each.given.items()}, "reason": each.reason}
            for each in refusals(question)
        ],
    }


def store_variant(folder: Path, template: Path, variant: Variant) -> str:
    """Render a variant, and write what is new; give the digest of the list of its files."""
    with TemporaryDirectory() as place:
        project = Path(place) / "project"
        render(template, project, variant.data)
        tree = {name: store_content(folder, (project / name).read_bytes()) for name in files(project)}
    return store_content(folder, json.dumps(tree).encode())


def store_content(folder: Path, content: bytes) -> str:
    """Write a content, unless it is there; give its digest."""
    digest = hashlib.sha256(content).hexdigest()[:DIGITS]
    path = folder / f"{digest}.gz"
    if not path.exists():
        path.write_bytes(gzip.compress(content, mtime=0))
    return digest
