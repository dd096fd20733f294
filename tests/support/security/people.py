"""People who have accounts, and what they do over the network."""

import secrets
from dataclasses import dataclass, field
from typing import Any, Self

import httpx2

from support.contract.callers import PASSWORD
from support.contract.service import Service

NEW_PASSWORD = "another horse, another staple 74"
WRONG_PASSWORD = "a wrong password 4711"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A pair of tokens, and the service that they are shown to."""

    service: Service
    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)

    @classmethod
    def of(cls, service: Service, tokens: dict[str, Any]) -> Self:
        """Keep the tokens of an answer."""
        return cls(service=service, access_token=tokens["access_token"], refresh_token=tokens["refresh_token"])

    def ask(self, method: str, path: str, body: object = None, **parameters: str) -> httpx2.Response:
        """Ask for something with the access token."""
        headers = {"Authorization": f"Bearer {self.access_token}"}
        address = self.service.path(path)
        return self.service.client.request(method, address, json=body, headers=headers, params=parameters or None)

    def me(self) -> httpx2.Response:
        """Ask who one is."""
        return self.ask("GET", "/users/me")

    def refresh(self) -> httpx2.Response:
        """Show the refresh token."""
        return post(self.service, "/auth/refresh", refresh_token=self.refresh_token)

    def refreshed(self) -> Self:
        """Exchange the refresh token."""
        answer = self.refresh()
        assert answer.status_code == 200, answer.text
        return self.of(self.service, answer.json())

    def item(self) -> str:
        """Create an item; give its path."""
        answer = self.ask("POST", "/items", {"title": "A book"})
        assert answer.status_code == 201, answer.text
        return f"/items/{answer.json()['id']}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an account."""

    service: Service
    email: str
    password: str = field(repr=False)

    @classmethod
    def of(cls, service: Service, *, password: str = PASSWORD) -> Self:
        """Register somebody new."""
        person = cls(service=service, email=new_email(), password=password)
        answer = post(service, "/auth/register", email=person.email, password=password)
        assert answer.status_code == 201, answer.text
        return person

    def try_login(self, password: str | None = None) -> httpx2.Response:
        """Try to log in, maybe with another password."""
        return post(self.service, "/auth/login", email=self.email, password=password or self.password)

    def login(self, password: str | None = None) -> Login:
        """Log in."""
        answer = self.try_login(password)
        assert answer.status_code == 200, answer.text
        return Login.of(self.service, answer.json())


def new_email() -> str:
    """Make an address that nobody has."""
    return f"{secrets.token_hex(8)}@example.com"


def post(service: Service, path: str, **body: object) -> httpx2.Response:
    """Send something without credentials."""
    return service.client.post(service.path(path), json=body)
