"""What is open to everybody, and nothing else."""

import re
from typing import Any

import pytest

from support.contract.service import Service
from support.security.answers import assert_refused

METHODS = ("get", "post", "put", "patch", "delete")
AUTH = r"/auth/(register|login|token|refresh|password/(forgot|reset)|email/(request-verify|verify))"
PUBLIC = re.compile(rf"/health(/ready)?|/api(/v\d+)?{AUTH}")
UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"


@pytest.fixture
def operations(service: Service) -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation that the service documents, with what it says of it."""
    paths = service.client.get("/api/openapi.json").json()["paths"]
    return [(method, path, paths[path][method]) for path in paths for method in METHODS if method in paths[path]]


def test_everything_else_needs_credentials(service: Service, operations: list[tuple[str, str, dict[str, Any]]]) -> None:
    closed = [(method, path) for method, path, _ in operations if not PUBLIC.fullmatch(path)]

    assert len(closed) >= 15
    for method, path in closed:
        address = re.sub(r"{\w+}", UNKNOWN, path)
        assert_refused(service.client.request(method, address, json={}), "not_authenticated")


def test_the_documentation_says_so(operations: list[tuple[str, str, dict[str, Any]]]) -> None:
    closed = {path for _, path, operation in operations if operation.get("security")}
    opened = {path for _, path, operation in operations if not operation.get("security")}

    assert [path for path in closed if PUBLIC.fullmatch(path)] == []
    assert [path for path in opened if not PUBLIC.fullmatch(path)] == []
