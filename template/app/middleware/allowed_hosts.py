"""Refuses requests for a host that this service is not."""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problem_types import INVALID_HOST
from app.api.problems import problem_response
from app.core.probes import READINESS
from app.middleware.messages import CONNECTIONS, header_values

HOST = re.compile(r"(\[(?P<address>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(:[0-9]{0,5})?")


class AllowedHostsMiddleware:
    """Compares the `Host` header with the names of the service; probes call by address and may pass."""

    def __init__(self, app: ASGIApp, *, allowed_hosts: tuple[str, ...]) -> None:
        self.app = app
        self.allowed_hosts = frozenset(host.lower() for host in allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] not in CONNECTIONS or scope["path"] == READINESS or self.is_allowed(scope):
            await self.app(scope, receive, send)
            return
        response = problem_response(scope, INVALID_HOST, detail="This service has another name.")
        await response(scope, receive, send)

    def is_allowed(self, scope: Scope) -> bool:
        """Whether the request names exactly one host, and an allowed one."""
        hosts = header_values(scope, b"host")
        found = HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        return found is not None and ("*" in self.allowed_hosts or name_of(found) in self.allowed_hosts)


def name_of(found: re.Match[str]) -> str:
    """Return the name without the port, or the address without its brackets."""
    return (found["address"] or found["name"]).lower()
