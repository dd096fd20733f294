"""Brokers that are stopped, killed and filled, each in a container with an address that stays."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from support.docker import docker
from support.faulty_container import FaultyContainer, created, new_password
from support.network import LOOPBACK

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
class FaultyBroker(FaultyContainer):
    """A broker, and what can happen to it."""

    kind: Kind

    @property
    def url(self) -> str:
        """Its address, as a service is told it."""
        caller = f"{USER}:{self.password}@" if self.kind.image == "rabbitmq" else ""
        return f"{self.kind.scheme}{caller}{LOOPBACK}:{self.port}/"

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
    kind, password = KINDS[name], new_password()
    settings = (f"RABBITMQ_DEFAULT_USER={USER}", f"RABBITMQ_DEFAULT_PASS={password}")
    with created(kind.image, kind.port, *settings) as (container, port):
        broker = FaultyBroker(kind=kind, container=container, port=port, question=kind.question, password=password)
        broker.start()
        yield broker
