"""Brings a service up to date with its template."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import typer
from copier import VcsRef

from .copier_session import worker
from .departures import departures
from .exit_codes import ExitCode
from .failures import CommandError
from .file_changes import changes_told, file_changes
from .git import conflicting_files, missing_files, refuse_uncommitted, restore
from .lost_answers import refuse_lost_answers
from .move import planned_move
from .next_steps import steps_after_update
from .recorded import recorded
from .rehearsal import throwaway_clone

RESOLVE = "Resolve the conflicts in the files above, then git add them."
TRIED = "An update would leave conflicts in the files above."


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a service is brought to."""

    answers: Mapping[str, object]
    revision: str | None
    defaults: bool


def update(directory: Path, wanted: Update, *, dry_run: bool) -> None:
    """Update a service to a revision of its template, or its answers, or both.

    Raises:
        CommandError: it can't be updated, and is as it was; or there are conflicts, which it lists.
    """
    recorded(directory)
    refuse_uncommitted(directory)
    with throwaway_clone(directory) if dry_run else nullcontext(directory) as service:
        conflicts = merge(service, wanted)
    if dry_run:
        typer.echo("Nothing was written.", err=True)
    if conflicts:
        typer.echo("\n".join(conflicts))
        raise CommandError(TRIED if dry_run else RESOLVE, ExitCode.CONFLICTS)
    if not dry_run:
        typer.echo(steps_after_update(), err=True)


def merge(service: Path, wanted: Update) -> list[str]:
    """Merge the changes into a service, tell of them, and list the files with conflicts."""
    typer.echo("Fetching the template and merging its changes...", err=True)
    record = recorded(service)
    edited = {departure.path for departure in departures(service, record)}
    revision = VcsRef.CURRENT if wanted.revision == VcsRef.CURRENT.value else wanted.revision
    with worker(
        dst_path=service,
        vcs_ref=revision,
        answers=wanted.answers,
        defaults=wanted.defaults,
        overwrite=True,
        conflict="inline",
    ) as copier:
        move = planned_move(copier)
        if wanted.defaults:
            refuse_lost_answers(copier, record.answers)
        copier.run_update()
    typer.echo(f"{move}\n", err=True)
    kept = sorted(edited.intersection(missing_files(service)))
    restore(service, kept)
    typer.echo(changes_told(file_changes(service)), err=True)
    for name in kept:
        typer.echo(f"Kept {name}, which you had edited: the template has removed it.", err=True)
    return sorted({*conflicting_files(service), *kept})
