"""What the documentation of the API says of cookies, so that it can be tried out there."""

from typing import Any

import httpx2
import pytest

from tests.accounts import ME
from tests.addresses import ITEMS
from tests.credentials import AUTH

BOTH = {"SessionCookie", "CsrfToken"}


@pytest.fixture
async def document(client: httpx2.AsyncClient) -> dict[str, Any]:
    """The documentation."""
    document: dict[str, Any] = (await client.get("/api/openapi.json")).json()
    return document


def schemes_of(document: dict[str, Any], method: str, path: str) -> list[set[str]]:
    """List the choices of what to send."""
    return [set(choice) for choice in document["paths"][path][method].get("security", [])]


async def test_the_cookie_and_the_header_are_described(document: dict[str, Any]) -> None:
    schemes = document["components"]["securitySchemes"]

    described = {name: (scheme["type"], scheme["in"], scheme["name"]) for name, scheme in schemes.items()}
    assert described == {
        "SessionCookie": ("apiKey", "cookie", "__Host-session"),
        "CsrfToken": ("apiKey", "header", "X-CSRF-Token"),
    }


@pytest.mark.parametrize(("method", "path"), [("post", ITEMS), ("delete", ME), ("post", f"{AUTH}/logout")])
async def test_what_changes_something_takes_both_at_once(document: dict[str, Any], method: str, path: str) -> None:
    assert schemes_of(document, method, path) == [BOTH]


@pytest.mark.parametrize("path", [ITEMS, ME, f"{AUTH}/csrf"])
async def test_what_changes_nothing_takes_the_cookie_alone(document: dict[str, Any], path: str) -> None:
    assert schemes_of(document, "get", path) == [{"SessionCookie"}]


@pytest.mark.parametrize("path", ["login", "register", "password/forgot", "password/reset", "email/verify"])
async def test_what_is_open_to_everybody_takes_neither(document: dict[str, Any], path: str) -> None:
    assert schemes_of(document, "post", f"{AUTH}/{path}") == []


async def test_whatever_changes_something_may_be_refused_to_a_foreign_page(document: dict[str, Any]) -> None:
    unsafe = [
        (path, operation["responses"])
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method not in {"get", "head", "options"}
    ]

    assert len(unsafe) >= 10
    assert [path for path, responses in unsafe if "403" not in responses] == []


async def test_a_csrf_token_can_be_had_from_anywhere_and_a_logout_needs_no_scope(document: dict[str, Any]) -> None:
    refused = document["paths"][f"{AUTH}/csrf"]["get"]["responses"]
    logged_out = document["paths"][f"{AUTH}/logout"]["post"]["responses"]

    assert "403" not in refused
    assert "scope" not in logged_out["403"]["description"]
