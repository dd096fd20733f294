"""A database server in a container, published on the loopback address only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from copier_fastapi.pins import images
from support.docker import docker, wait_until_it_answers
from support.network import LOOPBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseContainer:
    """How one kind of server is run; the question is a command that succeeds once it takes connections."""

    image: str
    port: int
    environment: Sequence[str]
    question: Sequence[str]
    options: Sequence[str] = ()

    @contextmanager
    def address(self) -> Iterator[str]:
        """Run a server of its own, which forgets everything at the end; give its host and port."""
        image = images(python_version="")[self.image]
        environment = [f"--env={setting}" for setting in self.environment]
        publish = f"--publish={LOOPBACK}::{self.port}"
        container = docker("run", "--detach", "--rm", publish, *environment, image, *self.options)
        try:
            # Over the network: while the server initialises, it takes other connections only.
            wait_until_it_answers(container, self.question)
            yield docker("port", container, f"{self.port}/tcp").splitlines()[0]
        finally:
            docker("rm", "--force", "--volumes", container)
