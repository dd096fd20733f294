"""The one place that runs Copier. It uses Copier's `Worker`, as its functions can't list the questions beforehand."""

import io
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stderr
from pathlib import Path
from typing import Any, Literal, TypedDict, Unpack

from copier import VcsRef
from copier._main import Worker

from .answers import refuse_unknown
from .copier_refusals import answers_refused, template_refused
from .git import refuse_foreign_repository
from .staging import staging


class Options(TypedDict, total=False):
    """What a command may ask of Copier."""

    src_path: str
    dst_path: Path
    vcs_ref: str | VcsRef | None
    defaults: bool
    overwrite: bool
    conflict: Literal["inline"]


@contextmanager
def quietly() -> Iterator[None]:
    """Swallow what Copier prints and warns of, even when it is told to be quiet; prompts go to standard output."""
    with warnings.catch_warnings(), redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


@contextmanager
def nobody_asked_without_terminal() -> Iterator[None]:
    """Where standard input is no terminal, let a question fail instead of reading keys from a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        yield
        return
    before = sys.stdin
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        sys.stdin = nothing
        try:
            yield
        finally:
            sys.stdin = before


@contextmanager
def clones_kept_together() -> Iterator[None]:
    """Let Copier put its clones in one temporary directory, so that a killed run leaves none for long."""
    before = tempfile.tempdir
    with staging(Path(tempfile.gettempdir()), "template") as directory:
        tempfile.tempdir = str(directory)
        try:
            yield
        finally:
            tempfile.tempdir = before


@contextmanager
def worker(*, answers: Mapping[str, object], **options: Unpack[Options]) -> Iterator[Worker]:
    """Start Copier with answers to questions that the template asks.

    Raises:
        CommandError: an answer is refused, or Copier gives up.
    """
    refuse_foreign_repository()
    with ExitStack() as stack:
        for context in (clones_kept_together(), nobody_asked_without_terminal(), quietly()):
            stack.enter_context(context)
        # Unsafe means the code of the template, which the user has chosen to run; quiet, as progress is told here.
        copier = stack.enter_context(Worker(data=dict(answers), unsafe=True, quiet=True, **options))
        with template_refused():
            asked = questions(copier)
        refuse_unknown(answers, asked)
        with answers_refused(copier):
            yield copier


def questions(copier: Worker) -> list[str]:
    """List the questions that can be answered; those that are never asked are computed."""
    declared: Mapping[str, Mapping[str, Any]] = copier.template.questions_data
    return [name for name, details in declared.items() if details.get("when", True) is not False]
