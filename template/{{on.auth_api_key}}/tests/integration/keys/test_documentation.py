"""What the documentation says of keys."""

from typing import Any

import httpx2
import pytest

from app.api.authentication import HEADER
from tests.accounts import USERS
from tests.addresses import ITEMS
from tests.credentials import API_KEYS


@pytest.fixture
async def document(client: httpx2.AsyncClient) -> dict[str, Any]:
    """The documentation, as machines read it."""
    document: dict[str, Any] = (await client.get("/api/openapi.json")).json()
    return document


def test_the_box_of_the_documentation_asks_for_a_key(document: dict[str, Any]) -> None:
    (scheme,) = document["components"]["securitySchemes"].values()

    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", HEADER)


@pytest.mark.parametrize(
    ("path", "method", "scope"),
    [
        (ITEMS, "get", "items:read"),
        (ITEMS, "post", "items:write"),
        (USERS, "post", "users:admin"),
        (API_KEYS, "get", "account:read"),
        (API_KEYS, "post", "account:write"),
        (f"{API_KEYS}/{{key_id}}", "get", "account:read"),
        (f"{API_KEYS}/{{key_id}}", "delete", "account:write"),
        (f"{API_KEYS}/{{key_id}}/rotate", "post", "account:write"),
    ],
)
def test_an_operation_says_which_scope_it_demands(document: dict[str, Any], path: str, method: str, scope: str) -> None:
    assert document["paths"][path][method]["security"] == [{"ApiKey": [scope]}]


def test_only_the_answer_to_a_new_key_holds_one(document: dict[str, Any]) -> None:
    holding = [
        name for name, schema in document["components"]["schemas"].items() if "key" in schema.get("properties", ())
    ]

    assert holding == ["ApiKeyCreated"]
