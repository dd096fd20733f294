"""A database server in a container, published on the loopback address only."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from copier_fastapi.pins import images
from support.docker import docker
from support.network import LOOPBACK

ATTEMPTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseContainer:
    """How one kind of server is run; the question is a command that succeeds once it takes connections."""

    image: str
    port: int
    environment: Sequence[str]
    question: str
    options: Sequence[str] = ()

    @contextmanager
    def address(self) -> Iterator[str]:
        """Run a server of its own, which forgets everything at the end; give its host and port."""
        image = images(python_version="")[self.image]
        environment = [f"--env={setting}" for setting in self.environment]
        publish = f"--publish={LOOPBACK}::{self.port}"
        container = docker("run", "--detach", "--rm", publish, *environment, image, *self.options)
        try:
            self.wait_until_ready(container)
            yield docker("port", container, f"{self.port}/tcp").splitlines()[0]
        finally:
            docker("rm", "--force", "--volumes", container)

    def wait_until_ready(self, container: str) -> None:
        """Wait until the server takes connections over the network: while it initialises, it does not.

        Raises:
            TimeoutError: it never did; what it logged is told.
        """
        question = f"if {self.question} >/dev/null 2>&1; then echo ready; fi"
        for _ in range(ATTEMPTS):
            if docker("exec", container, "sh", "-c", question) == "ready":
                return
            time.sleep(0.1)
        raise TimeoutError(docker("logs", container))
