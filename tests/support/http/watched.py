"""A service in production, and what it has written."""

import json
import time
from dataclasses import dataclass, replace
from typing import Any

from support.contract.service import Service
from support.http.fuzzing import UNLIMITED
from support.live import LiveService
from support.projects import Project

IN_PRODUCTION = {"ENVIRONMENT": "production", "LOG_LEVEL": "DEBUG", **UNLIMITED}
# One without encryption is not trusted in production; this one is out of reach.
PROVIDER = "https://identity.example.com"
FINISHED = "request.finished"
ATTEMPTS = 200


@dataclass(frozen=True, slots=True)
class Watched:
    """The service, a caller of it, and its log."""

    live: LiveService
    service: Service

    @property
    def text(self) -> str:
        """All of it."""
        return self.live.log.read_text(encoding="utf-8")

    @property
    def events(self) -> list[dict[str, Any]]:
        """Its lines; each must be one event."""
        return [json.loads(line) for line in self.text.splitlines()]

    def finished(self, request_id: str) -> dict[str, Any]:
        """Give the event that ends a request, which is written once the answer is on its way.

        Raises:
            TimeoutError: it never is.
        """
        for _ in range(ATTEMPTS):
            for event in self.events:
                if (event["event"], event.get("request_id")) == (FINISHED, request_id):
                    return event
            time.sleep(0.05)
        raise TimeoutError(request_id)


def in_production(project: Project) -> Project:
    """Have a project log as much as it can, in production."""
    chosen = {**project.environment, **IN_PRODUCTION}
    if project.answers["auth"] == "oidc":
        chosen["OIDC_ISSUER"] = PROVIDER
    return replace(project, environment=chosen)
