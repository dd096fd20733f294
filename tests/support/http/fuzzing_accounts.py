"""How the callers of each way of authentication open accounts, and enter."""

import os
from abc import abstractmethod
from functools import cached_property
from http import HTTPStatus

import httpx2

from support.contract.callers import COOKIE, PASSWORD, bearer, new_address, token_of
from support.http.fuzzing_callers import Caller, Credentials
from support.provider import TokenMaker, read_key

ROLES = {False: [], True: ["superuser"]}
SCOPES = {
    False: "items:read items:write account:read account:write",
    True: "items:read items:write account:read account:write users:admin",
}


class PasswordCaller(Caller):
    """Has an address and a password."""

    def open_account(self, email: str) -> None:
        """Register, or have the operator open the account of a superuser."""
        if self.superuser:
            self.target.run("create-superuser", "--email", email, "--password-stdin", given=PASSWORD)
            return
        account = {"email": email, "password": PASSWORD}
        self.client.post("/auth/register", json=account).raise_for_status()

    def enter(self, email: str) -> Credentials | None:
        """Log in."""
        account = {"email": email, "password": PASSWORD}
        answer = self.client.post("/auth/login", json=account)
        return self.given_by(answer) if answer.status_code == HTTPStatus.OK else None

    @abstractmethod
    def given_by(self, login: httpx2.Response) -> Credentials:
        """Read the credentials that a login gives."""


class TokenCaller(PasswordCaller):
    """Sends an access token."""

    def given_by(self, login: httpx2.Response) -> Credentials:
        """Read the token."""
        return Credentials(bearer(login.json()))


class CookieCaller(PasswordCaller):
    """Sends a cookie and proves that it is meant."""

    def given_by(self, login: httpx2.Response) -> Credentials:
        """Read the cookie and the proof."""
        return Credentials({"X-CSRF-Token": login.json()["csrf_token"]}, {COOKIE: token_of(login)})


class KeyCaller(Caller):
    """Sends an API key."""

    @cached_property
    def opener(self) -> Credentials:
        """The superuser who opens the accounts of others."""
        printed = self.target.run("create-superuser", "--email", new_address())
        assert printed is not None
        return key_in(printed)

    def open_account(self, email: str) -> None:
        """Have a superuser open an account, or the operator that of a superuser."""
        if self.superuser:
            self.target.run("create-superuser", "--email", email)
            return
        headers = dict(self.opener.headers)
        self.client.post("/users", json={"email": email}, headers=headers).raise_for_status()

    def enter(self, email: str) -> Credentials | None:
        """Have the operator make a key."""
        options = ("--email", email, "--name", "another", "--scopes", SCOPES[self.superuser])
        printed = self.target.run("create-key", *options)
        return None if printed is None else key_in(printed)


def key_in(printed: str) -> Credentials:
    """Read the key that a command has printed."""
    return Credentials({"X-API-Key": printed.splitlines()[-1]})


class ProviderCaller(Caller):
    """Sends tokens that an identity provider has signed."""

    @cached_property
    def tokens(self) -> TokenMaker:
        """What signs them."""
        key = read_key(self.target.provider_key)
        return TokenMaker(issuer=os.environ["OIDC_ISSUER"], audience=os.environ["OIDC_AUDIENCE"], key=key)

    def open_account(self, email: str) -> None:
        """Do nothing: the service opens an account at first sight."""

    def enter(self, email: str) -> Credentials:
        """Have a token signed."""
        return Credentials(self.tokens.headers(sub=email, email=email, roles=ROLES[self.superuser]))


CALLERS: dict[str, type[Caller]] = {
    "jwt": TokenCaller,
    "session": CookieCaller,
    "api_key": KeyCaller,
    "oidc": ProviderCaller,
}
