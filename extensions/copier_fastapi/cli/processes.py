"""Runs the programs that finish a service."""

import subprocess
from pathlib import Path

from .failures import one_line

LONGEST_REASON = 300
SECONDS = 300


class StepError(Exception):
    """A step was not taken; the message is the reason, in one line, and `by_hand` replaces the usual advice."""

    def __init__(self, reason: str, by_hand: str | None = None) -> None:
        super().__init__(reason)
        self.by_hand = by_hand


class NeedlessStepError(StepError):
    """A step was not taken, as the service does without it."""


def run(directory: Path, *command: str) -> str:
    """Run a program in a directory and give what it printed.

    Raises:
        StepError: it is not installed, failed, or took too long.
    """
    try:
        done = subprocess.run(
            command,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    except FileNotFoundError as error:
        raise StepError(f"{command[0]} is not installed") from error
    except OSError as error:
        raise StepError(f"{command[0]} can't be run ({error.strerror})") from error
    except subprocess.TimeoutExpired as error:
        raise StepError(f"{command[0]} took longer than {SECONDS} seconds") from error
    if done.returncode:
        raise StepError(one_line(done.stderr or done.stdout)[:LONGEST_REASON] or f"exit code {done.returncode}")
    return done.stdout
