"""A rendered service that is installed and run, with nothing but uv from the machine of the tests."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copier_fastapi.cli.locking import lock_commands
from interpreters import uv_command

# What the process of the tests has and a developer's shell hasn't.
OURS = frozenset(
    {
        "PYTEST_ADDOPTS",
        "PYTEST_PLUGINS",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONPATH",
        "UV_PROJECT_ENVIRONMENT",
        "VIRTUAL_ENV",
    }
)
SECRET_KEY = "an-obvious-key-for-tests-that-protects-nothing-0123456789"
METRICS_TOKEN = "an-obvious-token-for-tests-that-protects-nothing"
AUDIENCE = "the-service-under-test"


def provide_tools(folder: Path) -> None:
    """Make a folder that holds uv alone: no tool of the tests stands in for one that a project forgot to declare."""
    folder.mkdir(parents=True)
    (folder / "uv").symlink_to(Path(uv_command()).resolve())


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """An installed service: where it lies, its answers, and the environment of its commands."""

    folder: Path
    answers: Mapping[str, Any]
    environment: Mapping[str, str] = field(repr=False)

    def run(self, *command: str, **variables: str) -> str:
        """Run a command in the project; its output is told where it fails.

        Raises:
            AssertionError: it failed.
        """
        result = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        # A shell may be given a whole page: what it printed would come after all that.
        beginning, *_ = " ".join(command).splitlines()
        assert result.returncode == 0, f"{beginning}: exit code {result.returncode}\n{result.stdout}"
        return result.stdout

    def run_installed(self, program: str, *arguments: str, **variables: str) -> str:
        """Run a program that is installed in the environment of the project.

        Raises:
            AssertionError: it failed.
        """
        return self.run(f".venv/bin/{program}", *arguments, **variables)

    def install(self) -> None:
        """Install what the service is developed with.

        What pip would install is linked by uv, from the same lock with the same hashes: it takes a second instead of
        twenty. A test installs with pip itself, and compares.
        """
        if not is_of_pip(self.folder):
            self.run("make", "install")
            return
        self.lock()
        self.run("uv", "venv", "--quiet", "--clear")
        # Named, as uv would take the interpreter of UV_PYTHON itself for the environment to change.
        environment = ("--python", str(self.folder / ".venv" / "bin" / "python"))
        self.run("uv", "pip", "sync", "--quiet", *environment, "--require-hashes", "requirements/dev.txt")

    def lock(self) -> None:
        """Lock the dependencies as the command does."""
        for command in lock_commands(self.folder):
            self.run(*command)


def is_of_pip(folder: Path) -> bool:
    """Tell whether the dependencies of a rendered service are managed with pip."""
    return (folder / "requirements").is_dir()


def developer(interpreter: Path, tools: Path) -> dict[str, str]:
    """Make the environment of somebody who develops the service."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    path = f"{tools}{os.pathsep}{kept['PATH']}"
    return kept | {
        "PATH": path,
        "PYTHON": str(interpreter),
        "UV_PYTHON": str(interpreter),
        "UV_PYTHON_DOWNLOADS": "never",
    }


def operator(database_url: str) -> dict[str, str]:
    """Make the settings of a running service."""
    return {"SECRET_KEY": SECRET_KEY, "METRICS_TOKEN": METRICS_TOKEN, "DATABASE_URL": database_url}


def trusting(issuer: str) -> dict[str, str]:
    """Make the settings of a service that trusts an identity provider."""
    return {"OIDC_ISSUER": issuer, "OIDC_AUDIENCE": AUDIENCE}
