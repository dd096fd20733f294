"""A service that is called over the network."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from support.network import LOOPBACK
from support.projects import METRICS_TOKEN

PASSWORD = "correct horse battery staple 47"
BASES = {"path": "/api/v1", "header": "/api", "none": "/api"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a service is reached, and what is known about it."""

    client: httpx2.Client
    auth: str
    api_versioning: str
    metrics_token: str
    production: bool = False

    def path(self, path: str) -> str:
        """Put a path below the base of the API."""
        return BASES[self.api_versioning] + path

    def register(self) -> dict[str, str]:
        """Register somebody new; give what they log in with."""
        account = {"email": f"{secrets.token_hex(8)}@example.com", "password": PASSWORD}
        answer = self.client.post(self.path("/auth/register"), json=account)
        assert answer.status_code == 201, answer.text
        return account

    def login(self, account: dict[str, str]) -> dict[str, Any]:
        """Log in; give the tokens."""
        answer = self.client.post(self.path("/auth/login"), json=account)
        assert answer.status_code == 200, answer.text
        tokens: dict[str, Any] = answer.json()
        return tokens

    def headers_of_somebody(self) -> dict[str, str]:
        """Give the headers of a caller who may use the API: somebody new, where there are accounts."""
        if self.auth == "none":
            return {}
        return bearer(self.login(self.register()))


def bearer(tokens: dict[str, Any]) -> dict[str, str]:
    """Make the header that carries an access token."""
    return {"Authorization": f"Bearer {tokens['access_token']}"}


@contextmanager
def called(port: int, answers: Mapping[str, str], *, production: bool = False) -> Iterator[Service]:
    """Call the service with these answers that listens on a port."""
    with httpx2.Client(base_url=f"http://{LOOPBACK}:{port}", timeout=30) as client:
        yield Service(
            client=client,
            auth=answers["auth"],
            api_versioning=answers["api_versioning"],
            metrics_token=METRICS_TOKEN,
            production=production,
        )
