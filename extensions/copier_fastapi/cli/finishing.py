"""What is done in a finished service, where the programs for it are there. Nothing here undoes the service."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer

from .git import start_repository
from .locking import lock
from .processes import NeedlessStepError, StepError


@dataclass(frozen=True, slots=True)
class Step:
    """A step, what is said when it starts, and how to do it by hand."""

    name: str
    announcement: str
    by_hand: str
    take: Callable[[Path], None]


# The lock comes first, so that it is part of the first commit.
LOCK = Step("lock", "Locking the dependencies...", "make lock", lock)
REPOSITORY = Step(
    "git",
    "Starting a git repository...",
    "git init && git add --all && git commit",
    start_repository,
)


def finish(directory: Path, steps: tuple[Step, ...]) -> list[str]:
    """Take the steps, say of each that was skipped why it was and how to do it later, and name those left to do."""
    left = []
    for step in steps:
        typer.echo(step.announcement, err=True)
        try:
            step.take(directory)
        except StepError as error:
            by_hand = step.by_hand if error.by_hand is None else error.by_hand
            typer.echo(f"Skipped {step.name}: {error}." + (f" Later: {by_hand}" if by_hand else ""), err=True)
            if not isinstance(error, NeedlessStepError):
                left.append(step.name)
    return left
