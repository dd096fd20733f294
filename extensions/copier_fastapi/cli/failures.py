"""How failures are told: one line, an exit code, no traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from .exit_codes import ExitCode
from .signals import Terminated

LONGEST_LINE = 600
HINT = "Run it again with --debug for the details."


class CommandError(Exception):
    """A failure that the user can do something about, told as it is."""

    def __init__(self, message: str, exit_code: ExitCode = ExitCode.REFUSED) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def one_line(text: str) -> str:
    """Put a text on one printable line of bounded length."""
    line = " ".join("".join(part if part.isprintable() else " " for part in text).split())
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"


def explanation(error: BaseException) -> str:
    """Say in one line what went wrong."""
    output = getattr(error, "stderr", None)
    if isinstance(output, str) and output.strip():
        return one_line(output.strip().splitlines()[-1])
    if isinstance(error, OSError) and error.strerror:
        return one_line(f"{error.strerror}: {error.filename}" if error.filename else error.strerror)
    return one_line(str(error)) or type(error).__name__


def told(error: BaseException) -> tuple[ExitCode, str]:
    """Give the exit code and the line of a failure."""
    match error:
        case CommandError():
            return error.exit_code, f"Error: {one_line(str(error))}"
        case KeyboardInterrupt():
            return ExitCode.INTERRUPTED, "Interrupted."
        case Terminated():
            return ExitCode.TERMINATED, "Terminated."
        case OSError():
            return ExitCode.REFUSED, f"Error: {explanation(error)}"
    return ExitCode.REFUSED, f"Error: {type(error).__name__}: {explanation(error).rstrip('.')}. {HINT}"


@contextmanager
def failures_told(*, debug: bool) -> Iterator[None]:
    """Tell a failure in one line and leave with its exit code; with `debug`, show where it came from as well."""
    try:
        yield
    except (Exception, KeyboardInterrupt, Terminated) as error:
        exit_code, line = told(error)
        if debug:
            sys.excepthook(type(error), error, error.__traceback__)
        typer.echo(line, err=True)
        raise typer.Exit(exit_code) from None
