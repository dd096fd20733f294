"""Database servers that are stopped, paused and locked, each in a container with an address that stays."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from support.docker import docker
from support.faulty_container import FaultyContainer, created, new_password
from support.network import LOOPBACK

DATABASE = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How a kind of server is run and asked; the client executes what it reads, and answers at once."""

    image: str
    port: int
    variable: str
    address: str
    question: Sequence[str]
    client: Sequence[str]
    lock: str


KINDS = {
    "postgresql": Kind(
        image="postgres",
        port=5432,
        variable="POSTGRES",
        address="postgresql+asyncpg://postgres",
        question=("pg_isready", f"--host={LOOPBACK}"),
        client=("psql", "--username=postgres", "--quiet", "--tuples-only", DATABASE),
        lock="BEGIN; LOCK TABLE item; SELECT 'locked';",
    ),
    "mysql": Kind(
        image="mariadb",
        port=3306,
        variable="MARIADB_ROOT",
        address="mysql+asyncmy://root",
        question=("mariadb-admin", f"--host={LOOPBACK}", "--protocol=tcp", "ping"),
        client=("mariadb", "--user=root", "--unbuffered", "--skip-column-names", DATABASE),
        lock="LOCK TABLES item WRITE; SELECT 'locked';",
    ),
}
NAMES = ("POSTGRES_DB", "MARIADB_DATABASE")


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyServer(FaultyContainer):
    """A server, and what can happen to it."""

    kind: Kind

    @property
    def url(self) -> str:
        """The address of its database, as a service is told it."""
        return f"{self.kind.address}:{self.password}@{LOOPBACK}:{self.port}/{DATABASE}"

    def kill(self) -> None:
        """End it without a warning."""
        docker("kill", self.container)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let it fall silent for a while: connections stay open, and nobody answers."""
        docker("pause", self.container)
        try:
            yield
        finally:
            docker("unpause", self.container)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let somebody else have the table of items for a while."""
        command = ["docker", "exec", "--interactive", f"--env=MYSQL_PWD={self.password}", self.container]
        with subprocess.Popen(
            [*command, *self.kind.client], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        ) as client:
            assert client.stdin
            assert client.stdout
            client.stdin.write(f"{self.kind.lock}\n")
            assert client.stdout.readline().strip() == "locked"
            yield
            client.stdin.close()


@contextmanager
def faulty_server(database: str) -> Iterator[FaultyServer]:
    """Run a server of its own, which keeps its data and its address whatever happens to it, until the end."""
    kind, password = KINDS[database], new_password()
    settings = (f"{kind.variable}_PASSWORD={password}", *(f"{name}={DATABASE}" for name in NAMES))
    with created(kind.image, kind.port, *settings) as (container, port):
        server = FaultyServer(kind=kind, container=container, port=port, question=kind.question, password=password)
        server.start()
        yield server
