"""Hooks of Schemathesis: who sends its requests. What the caller is comes from the environment.

A request may end the session or the account that it was sent with, so whoever is refused logs in anew, or is replaced.
"""

import os
import re
import secrets
import subprocess
from http import HTTPStatus
from typing import Any

import httpx2
import schemathesis
from hypothesis import strategies

API = os.environ.get("FUZZED_API", "")
CALLER = os.environ.get("FUZZED_CALLER", "anonymous")
PASSWORD = "correct horse battery staple 47"
ENDING = re.compile(r"/(logout|logout-all|sessions/.*|password/.*|users/.*)$")
# What the schema of a text can't say: an address is one of a domain that could exist, a password is no common one.
ADDRESSES = strategies.from_regex(r"[a-z0-9]{1,20}@[a-z0-9]{1,20}[.](com|net|org)", fullmatch=True)
PASSWORDS = strategies.uuids().map(str)

schemathesis.openapi.format("email", ADDRESSES)
schemathesis.openapi.format("password", PASSWORDS)


def open_account(email: str) -> None:
    """Open an account by itself, or by the command that makes superusers."""
    if CALLER == "user":
        account = {"email": email, "password": PASSWORD}
        httpx2.post(f"{API}/auth/register", json=account, timeout=30).raise_for_status()
        return
    python = os.environ["FUZZED_PYTHON"]
    command = [python, "-m", "app", "create-superuser", "--email", email, "--password-stdin"]
    subprocess.run(command, cwd=os.environ["FUZZED_PROJECT"], input=PASSWORD, text=True, check=True)


class Caller:
    """Somebody who is logged in, whatever has happened before."""

    email = ""
    token: str | None = None

    def log_in(self) -> str:
        """Give the token of a session that is still good."""
        if self.token is None:
            self.token = self.new_token()
        return self.token

    def new_token(self) -> str:
        """Log in; an account that is gone, or has another password now, is replaced by another."""
        for _ in range(2):
            answer = httpx2.post(f"{API}/auth/login", json={"email": self.email, "password": PASSWORD}, timeout=30)
            if answer.status_code == HTTPStatus.OK:
                token: str = answer.json()["access_token"]
                return token
            self.email = f"{secrets.token_hex(8)}@example.com"
            open_account(self.email)
        raise RuntimeError(answer.text)

    def forget_session(self) -> None:
        """Log in before the next request: this one has ended the session."""
        self.token = None


caller = Caller()


if CALLER != "anonymous":

    @schemathesis.auth(refresh_interval=None)
    class Login:
        """Sends each request with the token of the caller."""

        def get(self, _case: schemathesis.Case[Any], _context: object) -> str:
            return caller.log_in()

        def set(self, case: schemathesis.Case[Any], data: str, _context: object) -> None:
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def after_call(_context: object, case: schemathesis.Case[Any], response: schemathesis.Response) -> None:
    """Notice that the session of the caller has ended, or may have."""
    if response.request.headers.get("Authorization") != f"Bearer {caller.token}":
        return
    changed = ENDING.search(case.path) and case.method != "GET" and response.status_code < HTTPStatus.BAD_REQUEST
    if changed or response.status_code == HTTPStatus.UNAUTHORIZED:
        caller.forget_session()
