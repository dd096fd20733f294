"""A rendered service that Compose runs as in production, under a name of its own."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from support.docker import docker
from support.network import free_port
from support.plans import plan_of
from support.projects import METRICS_TOKEN

PROCESSES = ("api", "worker", "scheduler")
WAIT = ("--wait", "--wait-timeout", "120")
PRODUCTION = "docker-compose.yml:docker-compose.prod.yml"


def trials(folder: Path) -> dict[str, str]:
    """Map the variables without which the containers of a project do not start to what a forge starts them with."""
    return {variable.name: variable.trial or "" for variable in plan_of(folder).trials}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """The containers of one project; its operator decides what `decisions` hold."""

    name: str
    folder: Path
    port: int
    decisions: Mapping[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> Mapping[str, str]:
        """What the operator of the service has to decide: for the most part, what a forge tries it with."""
        own = {"COMPOSE_FILE": PRODUCTION, "METRICS_TOKEN": METRICS_TOKEN, "API_PORT": str(self.port)}
        return {**trials(self.folder), **own, **self.decisions}

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

    @property
    def processes(self) -> list[str]:
        """The services that run the project's own image, and stay."""
        return [service for service in self.compose("config", "--services").splitlines() if service in PROCESSES]

    def container(self, service: str) -> str:
        """Give the id of the container of a service, running or not."""
        return self.compose("ps", "--all", "--quiet", service)

    def inspected(self, template: str, *services: str) -> set[str]:
        """Ask the engine about the containers of services, or of all that run the project's own image."""
        containers = [self.container(service) for service in services or self.processes]
        return set(docker("inspect", "--format", template, *containers).splitlines())

    def wait_for(self, service: str) -> None:
        """Wait until a service that runs is healthy."""
        self.compose("up", "--no-recreate", "--no-build", "--no-deps", "--detach", *WAIT, service)

    def kill(self, service: str) -> None:
        """End the process of a service without a warning; the engine is not asked, as it would let it lie."""
        process = docker("inspect", "--format", "{{.State.Pid}}", self.container(service))
        script = f"import os; os.kill({process}, 9)"
        docker("run", "--rm", "--pid=host", "--user=0", "--entrypoint=python", self.name, "-c", script)


@contextmanager
def stack(folder: Path, name: str) -> Iterator[Stack]:
    """Bring a project with that slug up for a while, and leave nothing of it behind."""
    with brought_up(Stack(name=name, folder=folder, port=free_port())) as made:
        yield made


@contextmanager
def brought_up(made: Stack) -> Iterator[Stack]:
    """Bring a stack up for a while, and leave nothing of it behind."""
    try:
        made.compose("up", "--build", "--detach", *WAIT)
        yield made
    except AssertionError as error:
        error.add_note(made.compose("logs", "--no-color"))
        raise
    finally:
        made.compose("down", "--volumes", "--remove-orphans", "--timeout", "5")
        docker("image", "rm", "--force", made.name)
        docker("image", "prune", "--force", "--filter", f"label=com.docker.compose.project={made.name}")
