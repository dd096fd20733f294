"""Tells whether a service is up to date with its template, and as the template rendered it."""

from pathlib import Path

import typer

from .copier_session import worker
from .departures import departures
from .exit_codes import ExitCode
from .move import Move, planned_move
from .recorded import recorded


def check(directory: Path) -> ExitCode:
    """Compare a service with its template, and give what was found as an exit code.

    A newer version counts for more than changed files, which most services have.

    Raises:
        CommandError: it is no service, or its template can't be used.
    """
    record = recorded(directory)
    move = newest(directory)
    typer.echo(f"{move}\n")
    changed = [departure.path for departure in departures(directory, record) if not departure.owned]
    typer.echo(changed_told(changed))
    if move.new > move.old:
        return ExitCode.NEWER
    return ExitCode.CHANGED if changed else ExitCode.DONE


def newest(directory: Path) -> Move:
    """Look for the newest version of the template."""
    with worker(dst_path=directory, answers={}) as copier:
        return planned_move(copier)


def changed_told(changed: list[str]) -> str:
    """List the files that were changed."""
    if not changed:
        return "Every file of the template is as it was rendered."
    return "\n".join(["Changed since they were rendered:", *(f"  {name}" for name in changed)])
