"""Dependencies without their ceilings: the newest of all, to learn early what they break."""

import re
from pathlib import Path

CEILING = re.compile(r'(>=[^",\n]+),<[^"\n]+')


def without_ceilings(text: str) -> str:
    """Let each requirement have any newer version."""
    return CEILING.sub(r"\1", text)


def lift_ceilings(project: Path) -> None:
    """Let a service be installed with the newest of all its dependencies."""
    for file in (project / "pyproject.toml", *project.glob("requirements/*.in")):
        file.write_text(without_ceilings(file.read_text(encoding="utf-8")), encoding="utf-8")
