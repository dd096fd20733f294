"""A rendered service that Compose runs as in production, under a name of its own."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support.docker import docker
from support.network import free_port
from support.projects import METRICS_TOKEN, SECRET_KEY


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The containers of one project."""

    name: str
    folder: Path
    port: int

    @property
    def settings(self) -> Mapping[str, str]:
        """What the operator of the service has to decide."""
        return {
            "SECRET_KEY": SECRET_KEY,
            "METRICS_TOKEN": METRICS_TOKEN,
            "POSTGRES_PASSWORD": "an-obvious-password-for-tests",
            "MARIADB_PASSWORD": "an-obvious-password-for-tests",
            "OIDC_ISSUER": "https://identity.example.com",
            "API_PORT": str(self.port),
        }

    def compose(self, *arguments: str) -> str:
        """Run a command of Compose; its output is told where it fails.

        Raises:
            AssertionError: it failed.
        """
        result = subprocess.run(
            ["docker", "compose", "--project-name", self.name, "--progress", "plain", *arguments],
            cwd=self.folder,
            env={**os.environ, **self.settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, f"docker compose {' '.join(arguments)}:\n{result.stdout}{result.stderr}"
        return result.stdout.strip()

    def container(self) -> str:
        """Give the id of the container that serves the API, running or not."""
        return self.compose("ps", "--all", "--quiet", "api")

    def inspected(self, template: str) -> str:
        """Ask the engine about that container."""
        return docker("inspect", "--format", template, self.container())


@contextmanager
def stack(folder: Path, name: str) -> Iterator[Stack]:
    """Bring a project with that slug up for a while, and leave nothing of it behind."""
    made = Stack(name=name, folder=folder, port=free_port())
    try:
        made.compose("up", "--build", "--detach", "--wait", "--wait-timeout", "120")
        yield made
    except AssertionError as error:
        error.add_note(made.compose("logs", "--no-color"))
        raise
    finally:
        made.compose("down", "--volumes", "--remove-orphans", "--timeout", "5")
        docker("image", "rm", "--force", name)
        docker("image", "prune", "--force", "--filter", f"label=com.docker.compose.project={name}")
