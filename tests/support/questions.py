"""The questions of copier.yml, read as Copier reads them: several documents, some included."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from support.repository import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; labels are by choice, and the refusals map one to the template of the reason why it is refused."""

    name: str
    type: str | None = None
    help: str | None = None
    default: Any = None
    validator: str | None = None
    when: str | bool = True
    multiselect: bool = False
    choices: tuple[Any, ...] = ()
    labels: Mapping[Any, str] = field(default_factory=dict)
    refusals: Mapping[Any, str] = field(default_factory=dict)

    @property
    def first(self) -> object:
        """The answer that is given by default, as one of the levels."""
        return tuple(self.default) if self.multiselect else self.default

    @property
    def levels(self) -> tuple[Any, ...]:
        """What the answer may be, in a covering array: of several choices none, each alone, and all."""
        if not self.multiselect:
            return self.choices
        return ((), *((choice,) for choice in self.choices), self.choices)


class Loader(yaml.SafeLoader):
    """A loader that knows `!include`."""


def _include(loader: Loader, node: yaml.ScalarNode) -> object:
    return yaml.safe_load((ROOT / str(loader.construct_scalar(node))).read_text(encoding="utf-8"))


Loader.add_constructor("!include", _include)


def parse(name: str, declared: Mapping[str, Any]) -> Question:
    """Read the declaration of one question."""
    listed = declared.get("choices", ())
    entries = list(listed.values() if isinstance(listed, Mapping) else listed)
    values = [entry["value"] if isinstance(entry, Mapping) else entry for entry in entries]
    refusals = {entry["value"]: entry["validator"] for entry in entries if isinstance(entry, Mapping)}
    labels = dict(zip(values, listed, strict=True)) if isinstance(listed, Mapping) else {}
    plain = {key: declared[key] for key in ("type", "help", "default", "validator", "when") if key in declared}
    multiselect = bool(declared.get("multiselect", False))
    return Question(
        name=name, choices=tuple(values), labels=labels, refusals=refusals, multiselect=multiselect, **plain
    )


@cache
def questions(path: Path = ROOT / "copier.yml") -> tuple[Question, ...]:
    """List the questions in the order in which they are asked."""
    documents = yaml.load_all(path.read_text(encoding="utf-8"), Loader=Loader)
    entries = chain.from_iterable(document.items() for document in documents)
    return tuple(parse(name, declared) for name, declared in entries if not name.startswith("_"))


def choice_questions() -> tuple[Question, ...]:
    """List the questions with choices."""
    return tuple(question for question in questions() if question.choices)
