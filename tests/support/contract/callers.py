"""How a service gets to know somebody, for each way of authentication."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx2

from support.provider import TokenMaker

PASSWORD = "correct horse battery staple 47"
COOKIE = "__Host-session"
Headers = dict[str, str]
Commands = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introductions:
    """What there is to make somebody known: the API itself, commands of the service, and its identity provider."""

    client: httpx2.Client
    base: str
    commands: Commands | None = None
    tokens: TokenMaker | None = None

    def register(self) -> dict[str, str]:
        """Register somebody new; give what they log in with."""
        account = {"email": new_address(), "password": PASSWORD}
        answer = self.client.post(f"{self.base}/auth/register", json=account)
        assert answer.status_code == 201, answer.text
        return account

    def login(self, account: dict[str, str], headers: Headers | None = None) -> httpx2.Response:
        """Log in; cookies are forgotten, so that only what a check sends itself counts."""
        answer = self.client.post(f"{self.base}/auth/login", json=account, headers=headers)
        self.client.cookies.clear()
        assert answer.status_code == 200, answer.text
        return answer

    def by_token(self) -> Headers:
        """Log somebody new in."""
        return bearer(self.login(self.register()).json())

    def by_cookie(self) -> Headers:
        """Log somebody new in."""
        return cookie(self.login(self.register()))

    def by_key(self) -> Headers:
        """Have the operator make somebody with a key."""
        assert self.commands is not None
        printed = self.commands("python", "-m", "app", "create-superuser", "--email", new_address())
        return {"X-API-Key": printed.splitlines()[-1]}

    def by_provider(self) -> Headers:
        """Have the identity provider sign a token of somebody new."""
        assert self.tokens is not None
        return self.tokens.headers()


def new_address() -> str:
    """Make an address that nobody has."""
    return f"{secrets.token_hex(8)}@example.com"


def bearer(tokens: Mapping[str, str]) -> Headers:
    """Make the header that carries an access token."""
    return {"Authorization": f"Bearer {tokens['access_token']}"}


def cookie(logged_in: httpx2.Response) -> Headers:
    """Make the headers that carry a session and prove that it is meant."""
    return {
        "Cookie": f"{COOKIE}={token_of(logged_in)}",
        "X-CSRF-Token": str(logged_in.json().get("csrf_token", "")),
    }


def token_of(logged_in: httpx2.Response) -> str:
    """Give the value of the session's cookie."""
    return logged_in.headers["Set-Cookie"].partition(";")[0].removeprefix(f"{COOKIE}=")


def somebody(auth: str, introductions: Introductions) -> Headers:
    """Give the headers of a caller who may use the API: somebody new, where there are accounts."""
    ways: dict[str, Callable[[], Headers]] = {
        "none": dict,
        "jwt": introductions.by_token,
        "session": introductions.by_cookie,
        "api_key": introductions.by_key,
        "oidc": introductions.by_provider,
    }
    return ways[auth]()
