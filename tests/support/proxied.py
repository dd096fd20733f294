"""A rendered service behind its reverse proxy, as Compose runs both in production."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from ssl import SSLContext

import httpx2

from support.certificates import HOST, trusting, write_certificate
from support.compose import Stack, brought_up
from support.contract.service import Mode, Service, service_of
from support.docker import docker
from support.network import LOOPBACK, free_port

PROBLEM = "application/problem+json"
CALL = """
import http.client, json, ssl, sys
connection = http.client.HTTPSConnection("proxy", 8443, context=ssl._create_unverified_context(), timeout=30)
connection.request("GET", sys.argv[1], headers=json.loads(sys.argv[2]))
connection.getresponse().read()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxied:
    """The containers, and how the proxy is reached."""

    stack: Stack
    plain_port: int
    trust: SSLContext

    @property
    def address(self) -> str:
        """Where the proxy answers by TLS."""
        return f"https://{HOST}:{self.stack.port}"

    def client(self) -> httpx2.Client:
        """Make a client that calls the proxy by TLS."""
        return httpx2.Client(base_url=self.address, verify=self.trust, timeout=30)

    @contextmanager
    def service(self, answers: Mapping[str, str]) -> Iterator[Service]:
        """Call the service through the proxy."""
        commands = partial(self.stack.compose, "exec", "--no-TTY", "api")
        with self.client() as client:
            yield service_of(client, answers, mode=Mode(production=True), commands=commands)

    def call_from_its_network(self, path: str, headers: str) -> str:
        """Call the proxy from a container beside it, by its own address; return the address of that container."""
        name = f"{self.stack.name}-caller"
        network = f"{self.stack.name}_edge"
        docker("create", "--name", name, "--network", network, "--entrypoint", "sleep", self.stack.name, "60")
        try:
            docker("start", name)
            docker("exec", name, "python", "-c", CALL, path, headers)
            return docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", name)
        finally:
            docker("rm", "--force", name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What a proxy does in a way of its own; refusals as status, media type, and code or text."""

    name: str | None
    user: str
    logs_callers_as: str
    too_large: tuple[int, str | None, str]
    away: tuple[int, str | None, str]
    retry_after: str | None


WAYS = {
    "nginx": Ways(
        name="nginx",
        user="101:101",
        logs_callers_as="client",
        too_large=(413, PROBLEM, "body_too_large"),
        away=(503, PROBLEM, "overloaded"),
        retry_after="5",
    ),
    "traefik": Ways(
        name=None,
        user="65532:65532",
        logs_callers_as="ClientHost",
        too_large=(413, None, "Request Entity Too Large"),
        away=(502, None, "Bad Gateway"),
        retry_after=None,
    ),
}


@contextmanager
def proxied(project: Path, name: str) -> Iterator[Proxied]:
    """Bring a project up with its proxy for a while."""
    tls = project / "deploy" / "tls"
    write_certificate(tls)
    plain_port, port = free_port(), free_port()
    decisions = {
        "ALLOWED_HOSTS": f'["{HOST}", "proxy"]',
        "HTTP_PORT": f"{LOOPBACK}:{plain_port}",
        "HTTPS_PORT": f"{LOOPBACK}:{port}",
        "PROXY_NETWORK": f"10.213.{secrets.randbelow(256)}",
    }
    with brought_up(Stack(name=name, folder=project, port=port, decisions=decisions)) as stack:
        yield Proxied(stack=stack, plain_port=plain_port, trust=trusting(tls))
