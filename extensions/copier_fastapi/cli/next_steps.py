"""What to do with a new service."""

import shlex
from pathlib import Path


def next_steps(typed: str, path: Path) -> str:
    """List the commands to go on with."""
    # The shell still stands in the empty directory that the service has replaced: only its path leads to the new one.
    target = str(path) if Path(typed).name in {"", ".."} else typed
    return "\n".join(("Next:", f"  cd {shlex.quote(target)}", "  make install", "  make dev"))
