"""Who called, where a proxy did so for them."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

SCHEMES = frozenset({"http", "https"})
EVERYBODY = "*"


class ForwardedHeaders:
    """Believes `X-Forwarded-For` and `X-Forwarded-Proto` of proxies that are trusted, and of nobody else."""

    def __init__(self, app: ASGIApp, trusted_proxies: Sequence[str]) -> None:
        self.app = app
        self.trusts_everybody = EVERYBODY in trusted_proxies
        self.networks = [ip_network(proxy) for proxy in trusted_proxies if proxy != EVERYBODY]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "lifespan" and scope.get("client") and self.is_trusted(scope["client"][0]):
            headers = Headers(scope=scope)
            if (scheme := headers.get("x-forwarded-proto", "").strip()) in SCHEMES:
                scope["scheme"] = scheme
            if caller := self.caller(", ".join(headers.getlist("x-forwarded-for"))):
                scope["client"] = (caller, 0)
        await self.app(scope, receive, send)

    def caller(self, forwarded_for: str) -> str:
        """Return the last address that no trusted proxy has; each proxy adds the one that it was called from."""
        addresses = [address.strip() for address in forwarded_for.split(",")]
        if self.trusts_everybody:
            return addresses[0]
        return next((address for address in reversed(addresses) if not self.is_trusted(address)), addresses[0])

    def is_trusted(self, address: str) -> bool:
        """Whether an address is that of a trusted proxy."""
        if self.trusts_everybody:
            return True
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self.networks)
