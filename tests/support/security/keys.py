"""Keys of machines, and what they do over the network."""

from dataclasses import dataclass, field, replace
from typing import Any, Self

import httpx2

from support.contract.problems import assert_problem
from support.contract.service import Service

HEADER = "X-API-Key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key, and the service that it is shown to."""

    service: Service
    text: str = field(repr=False)
    id: str = ""

    @property
    def prefix(self) -> str:
        """The part that everybody may see."""
        return self.text.rpartition("_")[0]

    @property
    def secret(self) -> str:
        """The part that nobody may see."""
        return self.text.rpartition("_")[2]

    def ask(self, method: str, path: str, json: object = None) -> httpx2.Response:
        """Ask something with the key."""
        return self.service.client.request(method, self.service.path(path), json=json, headers={HEADER: self.text})

    def me(self) -> httpx2.Response:
        """Ask whose key it is."""
        return self.ask("GET", "/users/me")

    def make(self, *scopes: str, **fields: object) -> Self:
        """Make another key of the same user."""
        answer = self.ask("POST", "/api-keys", {"name": "Of a test", "scopes": list(scopes), **fields})
        assert answer.status_code == 201, answer.text
        return self.found_in(answer)

    def rotate(self, key: Self) -> Self:
        """Replace a key of the same user."""
        answer = self.ask("POST", f"/api-keys/{key.id}/rotate")
        assert answer.status_code == 201, answer.text
        return self.found_in(answer)

    def found_in(self, answer: httpx2.Response) -> Self:
        """Read the key that an answer shows."""
        return replace(self, text=answer.json()["key"], id=answer.json()["id"])

    def listed(self) -> dict[str, dict[str, Any]]:
        """List the keys of the user by their ids."""
        answer = self.ask("GET", "/api-keys")
        assert answer.status_code == 200, answer.text
        return {key["id"]: key for key in answer.json()}


def show(service: Service, *keys: str | bytes) -> httpx2.Response:
    """Ask who one is with headers that may hold anything."""
    values = [key.encode() if isinstance(key, str) else key for key in keys]
    return service.client.get(service.path("/users/me"), headers=[(HEADER.encode(), value) for value in values])


def assert_refused(answer: httpx2.Response, code: str = "invalid_token") -> None:
    """Hold an answer to refusing the key of a request."""
    assert_problem(answer, 401, code)
    assert answer.headers["WWW-Authenticate"] == "ApiKey"
