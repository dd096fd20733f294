"""Tasks that somebody wants over the network, and waits for."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from support.contract.callers import Headers
from support.contract.service import Service

FINAL = {"succeeded", "failed", "dead"}
PATIENCE_SECONDS = 60
POLL_SECONDS = 0.05
NOTHING: Mapping[str, object] = {}
NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of a caller, who is nobody in particular unless there are headers that say so."""

    service: Service
    caller: Headers = field(default_factory=dict, repr=False)

    def ask(
        self, kind: str, payload: Mapping[str, object] = NOTHING, headers: Mapping[str, str] = NO_HEADERS
    ) -> httpx2.Response:
        """Want a task."""
        wanted = {"kind": kind, "payload": dict(payload)}
        return self.service.client.post(self.service.path("/tasks"), json=wanted, headers={**self.caller, **headers})

    def want(self, kind: str, **payload: object) -> str:
        """Want a task that is accepted; give its address."""
        answer = self.ask(kind, payload)
        assert answer.status_code == 202, answer.text
        address: str = answer.headers["Location"]
        return address

    def look(self, address: str) -> httpx2.Response:
        """Ask for a task."""
        return self.service.client.get(address, headers=self.caller)

    def read(self, address: str) -> dict[str, Any]:
        """Read a task."""
        task: dict[str, Any] = self.look(address).json()
        return task

    def wait_for(self, address: str, *statuses: str) -> dict[str, Any]:
        """Wait until a task has one of some statuses, or has ended.

        Raises:
            AssertionError: it never has; what became of it is told.
        """
        wanted = set(statuses) or FINAL
        end = time.monotonic() + PATIENCE_SECONDS
        while (task := self.read(address))["status"] not in wanted:
            assert time.monotonic() < end, task
            time.sleep(POLL_SECONDS)
        return task
