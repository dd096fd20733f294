"""What has changed in a service since its last commit."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .git import conflicting_files, git

LISTED = 40
WORDS = {"A": "added", "M": "changed", "D": "deleted", "T": "changed"}
SUMMARY = ("added", "changed", "deleted", "conflict")


@dataclass(frozen=True, slots=True, order=True)
class FileChange:
    """A file, relative to the service, and what has happened to it."""

    path: str
    word: str


def file_changes(directory: Path) -> tuple[FileChange, ...]:
    """List all files that differ from the last commit."""
    listed = git(directory, "diff", "--name-status", "--no-renames", "--relative", "-z", "HEAD").split("\0")
    tracked = {path: WORDS.get(letter, "") for letter, path in zip(listed[::2], listed[1::2], strict=False)}
    new = git(directory, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    conflicts = dict.fromkeys(conflicting_files(directory), "conflict")
    changes = {**tracked, **dict.fromkeys(filter(None, new), "added"), **conflicts}
    return tuple(sorted(FileChange(path, word) for path, word in changes.items() if word))


def changes_told(changes: tuple[FileChange, ...]) -> str:
    """Count changes and list them, the first of them where there are many."""
    if not changes:
        return "No file changes."
    counted = Counter(change.word for change in changes)
    summary = ", ".join(f"{counted[word]} {word}" for word in SUMMARY if counted[word])
    lines = [f"  {change.word:<8}  {change.path}" for change in changes[:LISTED]]
    more = [f"  and {len(changes) - LISTED} more"] if len(changes) > LISTED else []
    return "\n".join([f"Files: {summary}.", *lines, *more])
