"""A PostgreSQL in a container, published on the loopback address only."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

from copier_fastapi.pins import images
from support.docker import docker
from support.network import LOOPBACK

ATTEMPTS = 300
QUESTION = f"if pg_isready --quiet --host={LOOPBACK}; then echo ready; fi"


def wait_until_ready(container: str) -> None:
    """Wait until the server takes connections over the network: while it initialises, it does not."""
    for _ in range(ATTEMPTS):
        if docker("exec", container, "sh", "-c", QUESTION) == "ready":
            return
        time.sleep(0.1)
    raise TimeoutError(docker("logs", container))


@contextmanager
def postgresql_container() -> Iterator[str]:
    """Run a server of its own, which forgets everything at the end."""
    password = secrets.token_hex(16)
    image = images(python_version="")["postgres"]
    publish = f"--publish={LOOPBACK}::5432"
    container = docker("run", "--detach", "--rm", publish, f"--env=POSTGRES_PASSWORD={password}", image)
    try:
        wait_until_ready(container)
        address = docker("port", container, "5432/tcp").splitlines()[0]
        yield f"postgresql://postgres:{password}@{address}"
    finally:
        docker("rm", "--force", "--volumes", container)
