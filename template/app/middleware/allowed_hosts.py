"""Refuses requests for a host that this service is not."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problems import problem_response

PROBES = frozenset({"/health", "/health/ready"})


class AllowedHostsMiddleware:
    """Compares the `Host` header with the names of the service; probes call by address and may pass."""

    def __init__(self, app: ASGIApp, *, allowed_hosts: tuple[str, ...]) -> None:
        self.app = app
        self.allowed_hosts = frozenset(host.lower() for host in allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] in PROBES or self.is_allowed(scope):
            await self.app(scope, receive, send)
            return
        response = problem_response(
            scope, status=400, code="invalid_host", title="Unknown host", detail="This service has another name."
        )
        await response(scope, receive, send)

    def is_allowed(self, scope: Scope) -> bool:
        """Whether the request names exactly one host, and an allowed one."""
        hosts = Headers(scope=scope).getlist("host")
        return len(hosts) == 1 and ("*" in self.allowed_hosts or without_port(hosts[0]) in self.allowed_hosts)


def without_port(host: str) -> str:
    """Drop the port of a host, and the brackets of an IPv6 address."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
