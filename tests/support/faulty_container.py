"""A server in a container whose address stays, and what can happen to it."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from copier_fastapi.pins import images
from support.docker import docker, wait_until_it_answers
from support.network import LOOPBACK, free_port


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
        wait_until_it_answers(self.container, self.question)


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
