"""Changes to a rendered service, as `docs/api-versions.md` tells its owner to make them."""

import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from support.projects import Project
from support.repository import ROOT

PAGE = ROOT / "docs" / "api-versions.md"


@dataclass(frozen=True, slots=True)
class Service:
    """The folder of a service that is changed."""

    folder: Path

    def copy(self, source: str, destination: str) -> None:
        """Copy a file."""
        target = self.folder / destination
        target.parent.mkdir(exist_ok=True)
        target.write_text((self.folder / source).read_text(encoding="utf-8"), encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace what occurs in a file.

        Raises:
            AssertionError: it does not occur.
        """
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        """Write at the end of a file, which may be new."""
        file = self.folder / path
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(before + text, encoding="utf-8")


def copy_of(project: Project, folder: Path) -> Project:
    """Copy a service that is installed; the copy runs in the environment of the original."""
    shutil.copytree(project.folder, folder, ignore=shutil.ignore_patterns(".venv"))
    (folder / ".venv").symlink_to(project.folder / ".venv")
    return replace(project, folder=folder)


def versions(project: Project) -> list[str]:
    """List the versions of the API."""
    return list(json.loads((project.folder / "api" / "versions.json").read_text(encoding="utf-8")))


def told(beginning: str) -> str:
    """Give the code of the page that begins so.

    Raises:
        AssertionError: the page has none.
    """
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    found = [block for block in blocks if block.startswith(beginning)]
    assert len(found) == 1, f"{len(found)} blocks of {PAGE.name} begin with {beginning!r}"
    return str(found[0])
