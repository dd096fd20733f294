"""Brokers that are stopped, killed and filled, each in a container with an address that stays."""

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
USER = "jobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How a kind of broker is run, asked, and filled until it takes nothing more."""

    image: str
    port: int
    scheme: str
    question: Sequence[str]
    filling: Sequence[str]
    emptying: Sequence[str]


KINDS = {
    "redis": Kind(
        image="redis",
        port=6379,
        scheme="redis://",
        question=("redis-cli", "ping"),
        filling=("redis-cli", "config", "set", "maxmemory", "1"),
        emptying=("redis-cli", "config", "set", "maxmemory", "0"),
    ),
    "rabbitmq": Kind(
        image="rabbitmq",
        port=5672,
        scheme="amqp://",
        question=("rabbitmq-diagnostics", "--quiet", "check_port_connectivity"),
        filling=("rabbitmqctl", "set_vm_memory_high_watermark", "absolute", "1"),
        emptying=("rabbitmqctl", "set_vm_memory_high_watermark", "0.6"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyBroker:
    """A broker, and what can happen to it."""

    kind: Kind
    container: str
    port: int
    password: str = field(repr=False)

    @property
    def url(self) -> str:
        """Its address, as a service is told it."""
        caller = f"{USER}:{self.password}@" if self.kind.image == "rabbitmq" else ""
        return f"{self.kind.scheme}{caller}{LOOPBACK}:{self.port}/"

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
        question = ["docker", "exec", self.container, *self.kind.question]
        return subprocess.run(question, capture_output=True, check=False).returncode == 0

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Be away for a while."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    @contextmanager
    def full(self) -> Iterator[None]:
        """Take nothing more for a while."""
        docker("exec", self.container, *self.kind.filling)
        try:
            yield
        finally:
            docker("exec", self.container, *self.kind.emptying)


@contextmanager
def faulty_broker(name: str) -> Iterator[FaultyBroker]:
    """Run a broker of its own, whose address stays whatever happens to it, until the end."""
    kind, port, password = KINDS[name], free_port(), secrets.token_hex(16)
    environment = (f"--env=RABBITMQ_DEFAULT_USER={USER}", f"--env=RABBITMQ_DEFAULT_PASS={password}")
    publish = f"--publish={LOOPBACK}:{port}:{kind.port}"
    container = docker("create", publish, *environment, images(python_version="")[kind.image])
    try:
        broker = FaultyBroker(kind=kind, container=container, port=port, password=password)
        broker.start()
        yield broker
    finally:
        docker("rm", "--force", "--volumes", container)
