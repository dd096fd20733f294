"""A service that is called over the network."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from support.contract.callers import Commands, Headers, Introductions, somebody
from support.contract.releases import BASES, RELEASES, Release
from support.network import LOOPBACK
from support.projects import METRICS_TOKEN
from support.provider import TokenMaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How a service is run, as far as callers notice."""

    production: bool = False
    shows_tasks: bool = False


DEVELOPMENT = Mode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a service is reached, and what is known about it."""

    client: httpx2.Client
    auth: str
    api_versioning: str
    metrics_token: str
    has_metrics: bool
    introductions: Introductions
    mode: Mode = DEVELOPMENT

    def path(self, path: str) -> str:
        """Put a path below the base of the API."""
        return BASES[self.api_versioning] + path

    @property
    def releases(self) -> tuple[Release, ...]:
        """The versions of the API, the oldest first."""
        return RELEASES[self.api_versioning]

    def headers_of_somebody(self) -> Headers:
        """Give the headers of a caller who may use the API: somebody new, where there are accounts."""
        return somebody(self.auth, self.introductions)

    def register(self) -> dict[str, str]:
        """Register somebody new; give what they log in with."""
        return self.introductions.register()

    def login(self, account: dict[str, str]) -> dict[str, Any]:
        """Log in; give the answer."""
        answer: dict[str, Any] = self.introductions.login(account).json()
        return answer

    @property
    def knows_callers(self) -> bool:
        """Whether anybody can be made known; nobody can where the identity provider is out of reach."""
        return self.auth != "oidc" or self.introductions.tokens is not None


@contextmanager
def called(
    port: int,
    answers: Mapping[str, str],
    *,
    mode: Mode = DEVELOPMENT,
    commands: Commands | None = None,
    tokens: TokenMaker | None = None,
) -> Iterator[Service]:
    """Call the service with these answers that listens on a port."""
    with httpx2.Client(base_url=f"http://{LOOPBACK}:{port}", timeout=30) as client:
        yield service_of(client, answers, mode=mode, commands=commands, tokens=tokens)


def service_of(
    client: httpx2.Client,
    answers: Mapping[str, str],
    *,
    mode: Mode = DEVELOPMENT,
    commands: Commands | None = None,
    tokens: TokenMaker | None = None,
) -> Service:
    """Describe the service with these answers that a client calls."""
    base = BASES[answers["api_versioning"]]
    return Service(
        client=client,
        auth=answers["auth"],
        api_versioning=answers["api_versioning"],
        metrics_token=METRICS_TOKEN,
        has_metrics="prometheus" in answers.get("observability", "prometheus"),
        introductions=Introductions(client=client, base=base, commands=commands, tokens=tokens),
        mode=mode,
    )
