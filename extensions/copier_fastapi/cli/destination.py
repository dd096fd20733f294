"""Where a service goes: what is refused, and how the finished tree gets there."""

import os
import stat
from pathlib import Path

from ..naming import DEVICES
from .exit_codes import ExitCode
from .failures import CommandError

# A file name has at most 255 bytes, and the temporary directory beside it adds to the name.
LONGEST_NAME = 200


def refused(problem: str) -> CommandError:
    """Make the error of a refused destination."""
    return CommandError(problem, ExitCode.DESTINATION)


def destination(text: str) -> Path:
    """Give the absolute path of a directory that may be rendered into: a new one, or an empty one.

    Raises:
        CommandError: it is refused.
    """
    if not text.strip() or not text.isprintable():
        raise refused("The destination must be a name of printable characters.")
    try:
        path = absolute(Path(text))
        problem = name_problem(path.name) or parent_problem(path.parent) or content_problem(path)
    except (OSError, RuntimeError) as error:
        raise refused(f"{text[:60]!r} can't be used: {getattr(error, 'strerror', None) or error}.") from error
    if problem:
        raise refused(problem)
    return path


def absolute(path: Path) -> Path:
    """Make a path absolute, without following a symbolic link at its end."""
    return path.resolve() if path.name in {"", ".."} else path.parent.resolve() / path.name


def name_problem(name: str) -> str:
    """Say why a directory should not have this name; empty if it may."""
    if name.startswith("-"):
        return f"{name[:60]!r} starts with a hyphen, so that commands would take it for an option. Choose another name."
    if name.partition(".")[0].casefold() in DEVICES or name != name.rstrip(" ."):
        return f"{name!r} can't be a directory on Windows. Choose another name."
    if len(os.fsencode(name)) > LONGEST_NAME:
        return f"The name is longer than {LONGEST_NAME} bytes. Choose a shorter one."
    return ""


def parent_problem(parent: Path) -> str:
    """Say why nothing can be made in a directory; empty if something can."""
    if not parent.is_dir():
        return f"{parent} is no directory. Create it first."
    if not os.access(parent, os.W_OK | os.X_OK):
        return f"{parent} is not writable."
    return ""


def content_problem(path: Path) -> str:
    """Say why a path can't be replaced by a service; empty if it can."""
    if path.is_symlink():
        return f"{path} is a symbolic link. Choose a new directory."
    if not path.exists():
        return ""
    if not path.is_dir():
        return f"{path} is a file. Choose a new directory."
    if any(path.iterdir()):
        return f"{path} is not empty. Choose a new directory."
    return f"{path} is a mount point. Choose a directory in it." if path.is_mount() else ""


def publish(finished: Path, path: Path) -> None:
    """Move the finished tree to its destination in one step, keeping the mode of an empty directory there.

    Raises:
        CommandError: something has appeared there in the meantime.
    """
    try:
        if path.exists():
            finished.chmod(stat.S_IMODE(path.stat().st_mode))
        finished.rename(path)
    except OSError as error:
        raise refused(f"{path} can't be replaced: {error.strerror}.") from error
