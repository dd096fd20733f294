"""What a service has recorded of its template and its answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..answers_digest import MARK, digest
from .answers import file_answers, template_notes
from .failures import CommandError

ANSWERS_FILE = ".copier-answers.yml"
DIGEST = re.compile(rf"^# {MARK} (?P<digest>[0-9a-f]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The address of the template, the version that was rendered, and the answers."""

    source: str
    version: str
    answers: Mapping[str, object]


def recorded(directory: Path) -> Recorded:
    """Read what a service was rendered from.

    Raises:
        CommandError: it is no service, has no version, or its answers were edited by hand, which Copier would ignore.
    """
    file = directory / ANSWERS_FILE
    if not file.is_file():
        raise CommandError(f"{directory} has no {ANSWERS_FILE}: it is no service that this command can update.")
    noted, answers = template_notes(file), file_answers(file)
    if not noted.keys() >= {"_src_path", "_commit"}:
        raise CommandError(f"{ANSWERS_FILE} names no version of a template, so that nothing can be merged from it.")
    told = DIGEST.search(file.read_text(encoding="utf-8"))
    if told and told["digest"] != digest(answers):
        raise CommandError(
            f"The answers in {ANSWERS_FILE} were edited by hand, which changes no other file. "
            "Take that back and commit; then change an answer by --set KEY=VALUE."
        )
    return Recorded(noted["_src_path"], noted["_commit"], answers)
