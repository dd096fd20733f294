"""What a service answers to those whom it does not let in."""

import httpx2

from support.contract.problems import assert_problem
from support.contract.service import Service


def assert_refused(answer: httpx2.Response, code: str = "invalid_token") -> None:
    """Hold an answer to refusing the credentials of a request (RFC 6750, section 3)."""
    assert_problem(answer, 401, code)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer"), answer.headers


def assert_limited(answer: httpx2.Response, policy: str) -> None:
    """Hold an answer to being a refusal that says when to come back."""
    assert_problem(answer, 429, "rate_limited")
    assert int(answer.headers["Retry-After"]) >= 1
    assert answer.headers["RateLimit"] == f'"{policy}";r=0;t={answer.headers["Retry-After"]}'
    assert answer.headers["RateLimit-Policy"].startswith(f'"{policy}";q=')


def pointers(answer: httpx2.Response) -> set[str]:
    """Say which fields of a request a problem complains of."""
    assert_problem(answer, 422, "validation_error")
    return {error["pointer"] for error in answer.json()["errors"]}


def show(service: Service, credentials: bytes) -> httpx2.Response:
    """Ask who one is with a header."""
    return service.client.get(service.path("/users/me"), headers={b"Authorization": credentials})


def assert_worthless(service: Service, token: str) -> None:
    """Show a token that must be refused."""
    assert_refused(show(service, f"Bearer {token}".encode()))
