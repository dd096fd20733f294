"""The documentation shows which scopes an operation demands."""

import pytest
from fastapi import FastAPI

from app.core.scopes import DESCRIPTIONS
from tests.accounts import ME, USERS
from tests.addresses import ITEMS
from tests.credentials import AUTH

SCHEME = "OAuth2PasswordBearer"


@pytest.mark.parametrize(
    ("method", "path", "scopes"),
    [
        ("get", ITEMS, ["items:read"]),
        ("post", ITEMS, ["items:write"]),
        ("get", ME, ["account:read"]),
        ("patch", ME, ["account:write"]),
        ("delete", ME, ["account:write"]),
        ("get", USERS, ["users:admin"]),
        ("post", f"{AUTH}/password/change", ["account:write"]),
        ("post", f"{AUTH}/logout", []),
    ],
)
def test_an_operation_shows_what_it_demands(shared_app: FastAPI, method: str, path: str, scopes: list[str]) -> None:
    operation = shared_app.openapi()["paths"][path][method]

    assert operation["security"] == [{SCHEME: scopes}]
    assert ("403" in operation["responses"]) is bool(scopes)


def test_the_authorize_box_offers_every_scope(shared_app: FastAPI) -> None:
    flow = shared_app.openapi()["components"]["securitySchemes"][SCHEME]["flows"]["password"]

    assert flow["scopes"] == {scope.value: text for scope, text in DESCRIPTIONS.items()}
