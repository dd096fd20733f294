"""The service that is called, as a process is told by its environment."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Self


def variable(name: str) -> str:
    """Name the variable that tells a field."""
    return f"FUZZED_{name.upper()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where it answers, how it knows its callers, and how its commands are run."""

    api: str
    auth: str
    folder: str
    python: str
    provider_key: str = field(repr=False)

    @property
    def environment(self) -> Mapping[str, str]:
        """How a process is told."""
        return {variable(name): value for name, value in asdict(self).items()}

    @classmethod
    def of_environment(cls) -> Self:
        """Read what this process was told."""
        return cls(**{told.name: os.environ[variable(told.name)] for told in fields(cls)})

    def run(self, *command: str, given: str = "") -> str | None:
        """Run a command of the service; give what it printed, or nothing if it failed."""
        result = subprocess.run(
            [self.python, "-m", "app", *command],
            cwd=self.folder,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        return result.stdout if result.returncode == 0 else None
