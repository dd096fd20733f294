"""The answers that are given on the command line and in files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import typer
from copier._user_data import load_answersfile_data

from .failures import CommandError, explanation

NOTES = frozenset({"_commit", "_src_path"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is typed; Copier casts it to the type of its question."""

    name: str
    value: str


def parse_answer(text: str) -> Answer:
    """Parse `name=value`."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise typer.BadParameter(f"{text[:60]!r} is not of the form key=value.")
    return Answer(name, value)


def file_answers(file: Path) -> dict[str, object]:
    """Read the answers of a YAML file.

    An answers file of a service will do: what Copier notes there about the template is no answer.

    Raises:
        CommandError: the file can't be read, or is no mapping.
    """
    return {name: value for name, value in content(file).items() if name not in NOTES}


def template_notes(file: Path) -> dict[str, str]:
    """Read what Copier notes in an answers file about the template.

    Raises:
        CommandError: the file can't be read, or is no mapping.
    """
    return {name: str(value) for name, value in content(file).items() if name in NOTES}


def content(file: Path) -> dict[str, object]:
    """Read a YAML file that is a mapping.

    Raises:
        CommandError: the file can't be read, or is no mapping.
    """
    try:
        # Copier's own reader, so that a value means what it means to `copier copy --data-file`.
        found: object = load_answersfile_data(file.parent, file.name)
    except Exception as error:
        raise CommandError(f"{file} is no YAML file of answers: {explanation(error)}") from error
    if not isinstance(found, Mapping):
        raise CommandError(f"{file} must map questions to answers, such as database: postgresql.")
    return {str(name): value for name, value in found.items()}


def merged(file: Path | None, typed: Iterable[Answer]) -> dict[str, object]:
    """Merge the answers of a file with those of the command line, which win."""
    return {**(file_answers(file) if file else {}), **{answer.name: answer.value for answer in typed}}


def refuse_unknown(answers: Iterable[str], questions: Iterable[str]) -> None:
    """Refuse answers to questions that the template does not ask.

    Raises:
        CommandError: it names the unknown ones, what may have been meant, and all questions.
    """
    asked = list(questions)
    if unknown := [name for name in answers if name not in asked]:
        named = ", ".join(with_guess(name, asked) for name in unknown)
        raise CommandError(f"There is no question {named}. Answer any of: {', '.join(asked)}.")


def with_guess(name: str, questions: list[str]) -> str:
    """Name an unknown question, and the known one that is nearest to it."""
    near = get_close_matches(name, questions, n=2)
    return f"{name[:60]!r}" + (f" (did you mean {' or '.join(near)}?)" if near else "")
