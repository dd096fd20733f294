"""Who sends the requests of Schemathesis: somebody whose credentials are good, whatever has happened before.

A request may end the credentials or the account that it was sent with, so whoever is in doubt is asked for, comes with
new credentials, or is replaced.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from http import HTTPMethod, HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from uuid import uuid4

import httpx2

from support.contract.callers import new_address
from support.http.fuzzing_target import Target

ENDING = re.compile(r"/(logout|logout-all|sessions/.*|password/.*|users/.*|api-keys/.*)$")


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a caller sends to be known."""

    headers: Mapping[str, str] = field(repr=False)
    cookies: Mapping[str, str] = field(default_factory=dict, repr=False)

    def are_in(self, sent: Mapping[str, str | bytes]) -> bool:
        """Whether a request with these headers was sent with them."""
        text = " ".join(map(str, sent.values()))
        return all(value in text for value in (*self.headers.values(), *self.cookies.values()))


class Caller(ABC):
    """Somebody with an account, who is a superuser or not."""

    def __init__(self, target: Target, *, superuser: bool) -> None:
        self.target = target
        self.superuser = superuser
        # One for all calls, as each would make a context of TLS, and without cookies that nobody asked for.
        nothing = DefaultCookiePolicy(allowed_domains=[])
        self.client = httpx2.Client(base_url=target.api, timeout=30, cookies=CookieJar(nothing))
        self.email = ""
        self.user_id = ""
        self.held: Credentials | None = None
        self.doubted = False

    @abstractmethod
    def open_account(self, email: str) -> None:
        """Open an account."""

    @abstractmethod
    def enter(self, email: str) -> Credentials | None:
        """Give new credentials of an account, unless it has come to an end."""

    def credentials(self) -> Credentials:
        """Give credentials that are still good."""
        if self.held is None or (self.doubted and not self.is_known(self.held)):
            self.held = self.new_credentials()
        self.doubted = False
        return self.held

    def new_credentials(self) -> Credentials:
        """Enter once more; an account that is gone, or is not what it was, is replaced by another."""
        again = self.enter(self.email) if self.email else None
        if again is not None and self.is_known(again):
            return again
        self.email = new_address()
        self.open_account(self.email)
        first = self.enter(self.email)
        if first is None or not self.is_known(first):
            raise RuntimeError("nobody can enter")
        return first

    def is_known(self, credentials: Credentials) -> bool:
        """Whether the service knows somebody by these credentials, as what the caller is meant to be."""
        answer = self.client.get("/users/me", headers=dict(credentials.headers), cookies=dict(credentials.cookies))
        if not answer.is_success or answer.json()["is_superuser"] is not self.superuser:
            return False
        self.user_id = answer.json()["id"]
        return True

    def spare(self, method: str, parameters: MutableMapping[str, Any]) -> None:
        """Let a request end the account of somebody else: what belongs to the caller would go with their own."""
        if method == HTTPMethod.DELETE and parameters.get("user_id") == self.user_id:
            parameters["user_id"] = str(uuid4())

    def notice(self, method: str, path: str, status: int, sent: Mapping[str, str | bytes]) -> None:
        """Doubt the credentials after a request that was refused with them, or may have ended them."""
        if self.held is None or not self.held.are_in(sent):
            return
        ended = ENDING.search(path) and method != HTTPMethod.GET and status < HTTPStatus.BAD_REQUEST
        self.doubted |= bool(ended) or status == HTTPStatus.UNAUTHORIZED
