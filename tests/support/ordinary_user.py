"""Who runs the servers of the tests: somebody ordinary, as servers refuse to be run by root."""

import os
import pwd
import shutil
from pathlib import Path
from typing import Any


def ordinary_user() -> dict[str, Any]:
    """Run a process as somebody else where the tests run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def private_folder(path: Path) -> None:
    """Make a folder that belongs to that user alone."""
    path.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(path, "nobody")
