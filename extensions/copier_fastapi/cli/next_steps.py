"""What to do with a new service, and with one that was updated."""

import shlex
from pathlib import Path

MIGRATION = 'Where make check tells of a missing migration: make migrate message="...", and look at what it wrote.'


def next_steps(typed: str, path: Path) -> str:
    """List the commands to go on with."""
    # The shell still stands in the empty directory that the service has replaced: only its path leads to the new one.
    target = str(path) if Path(typed).name in {"", ".."} else typed
    return "\n".join(("Next:", f"  cd {shlex.quote(target)}", "  make install", "  make dev"))


def steps_after_update(directory: Path) -> str:
    """List the commands by which an update is looked at, locked and checked."""
    makefile = directory / "Makefile"
    targets = makefile.read_text(encoding="utf-8") if makefile.is_file() else ""
    lock = "make lock" if "\nlock:" in targets else "uv lock"
    return "\n".join(("Updated. Next:", "  git diff", f"  {lock}", "  make check", MIGRATION))
