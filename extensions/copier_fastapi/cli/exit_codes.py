"""How the command ends."""

from enum import IntEnum
from typing import Self


class ExitCode(IntEnum):
    """What an exit code says; the docstring of each member is its meaning."""

    DONE = 0, "done"
    REFUSED = 1, "the answers or the template were refused, or something failed"
    USAGE = 2, "wrong use of the command"
    CONFLICTS = 3, "the update left conflicts to resolve"
    DESTINATION = 4, "the destination was refused"
    NEWER = 5, "the template has a newer version"
    CHANGED = 6, "files of the service differ from what its template renders"
    UNFINISHED = 7, "the service is there, but its lock or its first commit is not"
    INTERRUPTED = 130, "interrupted (SIGINT)"
    TERMINATED = 143, "terminated (SIGTERM)"

    def __new__(cls, code: int, meaning: str) -> Self:
        """Make a member that is its code and documents its meaning."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.__doc__ = meaning
        return member


def exit_codes_text() -> str:
    """List the exit codes as one sentence, for the help."""
    return "Exit codes: " + "; ".join(f"{code.value} {code.__doc__}" for code in ExitCode) + "."
