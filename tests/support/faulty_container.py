"""A server in a container whose address stays, and what can happen to it."""

import secrets
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from copier_fastapi.pins import images
from support.docker import docker
from support.network import LOOPBACK, free_port

ATTEMPTS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyContainer:
    """A server, and the command inside its container that succeeds as soon as it takes connections."""

    container: str
    port: int
    question: Sequence[str]
    password: str = field(repr=False)

    def stop(self) -> None:
        """Stop it as its operator would."""
        docker("stop", self.container)

    def start(self) -> None:
        """Start it, and wait until it takes connections.

        Raises:
            TimeoutError: it never does; what it logged is told.
        """
        docker("start", self.container)
        for _ in range(ATTEMPTS):
            if self.answers():
                return
            time.sleep(0.1)
        raise TimeoutError(docker("logs", self.container))

    def answers(self) -> bool:
        """Tell whether it takes connections."""
        question = ["docker", "exec", self.container, *self.question]
        return subprocess.run(question, capture_output=True, check=False).returncode == 0


def new_password() -> str:
    """Make a password that nobody has chosen."""
    return secrets.token_hex(16)


@contextmanager
def created(image: str, port: int, *settings: str) -> Iterator[tuple[str, int]]:
    """Create a container with settings of its environment; give its id, and the port where its own is published."""
    here = free_port()
    environment = [f"--env={setting}" for setting in settings]
    publish = f"--publish={LOOPBACK}:{here}:{port}"
    container = docker("create", publish, *environment, images(python_version="")[image])
    try:
        yield container, here
    finally:
        docker("rm", "--force", "--volumes", container)
