"""Brings a service up to date with its template."""

from collections.abc import Mapping
from pathlib import Path

import typer
from copier import VcsRef

from .copier_session import worker
from .exit_codes import ExitCode
from .failures import CommandError
from .git import conflicting_files

ANSWERS_FILE = ".copier-answers.yml"


def update(directory: Path, answers: Mapping[str, object], revision: str | None, *, defaults: bool) -> None:
    """Update a service to a revision of its template, or its answers, or both.

    Raises:
        CommandError: it can't be updated, and is as it was; or there are conflicts, which it lists.
    """
    if not (directory / ANSWERS_FILE).is_file():
        raise CommandError(f"{directory} has no {ANSWERS_FILE}: it is no service that this command can update.")
    current = VcsRef.CURRENT if revision == VcsRef.CURRENT.value else revision
    typer.echo("Fetching the template and merging its changes...", err=True)
    with worker(
        dst_path=directory, vcs_ref=current, answers=answers, defaults=defaults, overwrite=True, conflict="inline"
    ) as copier:
        copier.run_update()
    if conflicts := conflicting_files(directory):
        typer.echo("\n".join(conflicts))
        raise CommandError("Resolve the conflicts in the files above, then git add them.", ExitCode.CONFLICTS)
    typer.echo("Updated. Review git diff, then run: make lock && make install && make check", err=True)
