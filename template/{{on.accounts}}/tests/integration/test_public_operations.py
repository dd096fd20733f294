"""What is open to everybody, and nothing else."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI

from app.core.challenge import CHALLENGE
from tests.problems import refusal
from tests.public_paths import PUBLIC

METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture
def operations(shared_app: FastAPI) -> list[tuple[str, str]]:
    """Every operation of the documentation that is not public."""
    return [(method, path) for method, path in documented(shared_app.openapi()) if not PUBLIC.fullmatch(path)]


def documented(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the operations of the documentation."""
    for path, methods in document["paths"].items():
        yield from ((method, path) for method in METHODS if method in methods)


async def test_every_operation_that_is_not_public_needs_credentials(
    client: httpx2.AsyncClient, operations: list[tuple[str, str]]
) -> None:
    open_ones: list[str] = []

    for method, path in operations:
        response = await client.request(method, re.sub(r"{\w+}", str(uuid4()), path), json={})
        if refusal(response) != (401, "not_authenticated") or response.headers["www-authenticate"] != CHALLENGE:
            open_ones.append(f"{method} {path}: {response.status_code}")

    assert len(operations) >= 10
    assert open_ones == []


async def test_the_documentation_says_so(shared_app: FastAPI, operations: list[tuple[str, str]]) -> None:
    paths = shared_app.openapi()["paths"]

    assert [each for each in operations if "401" not in paths[each[1]][each[0]]["responses"]] == []
    assert [each for each in operations if not paths[each[1]][each[0]].get("security")] == []
