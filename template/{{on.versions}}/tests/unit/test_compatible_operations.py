"""What of a changed operation breaks its callers."""

from copy import deepcopy
from typing import Any

import pytest

from app.api.compatibility.operations import broken

Document = dict[str, Any]
Path = tuple[str, ...]

OPERATION = ("paths", "/api/things", "post")
QUERY = (*OPERATION, "parameters", "0")
ANSWER = (*OPERATION, "responses", "201")
THING = ("components", "schemas", "Thing")
TEXT = {"type": "string"}
JSON = "application/json"
REFERENCE = {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}}


@pytest.fixture
def old() -> Document:
    """A document with one operation."""
    return {
        "paths": {
            "/api/things": {
                "post": {
                    "security": [{"token": ["things:write"]}],
                    "parameters": [{"name": "q", "in": "query", "schema": TEXT}],
                    "requestBody": {"content": REFERENCE},
                    "responses": {
                        "201": {"headers": {"Location": {"schema": TEXT}}, "content": REFERENCE},
                        "409": {"content": REFERENCE},
                    },
                }
            },
            "/health": {"get": {"responses": {"200": {}}}},
        },
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "properties": {"name": TEXT, "parts": {"items": {"$ref": "#/components/schemas/Thing"}}},
                }
            }
        },
    }


def part(document: Document, path: Path) -> Any:
    """Find a part of a document."""
    found: Any = document
    for name in path:
        found = found[int(name)] if isinstance(found, list) else found[name]
    return found


def with_changed(old: Document, path: Path, changes: Document) -> Document:
    """A copy of a document with other values in a part of it; `None` takes one out."""
    new = deepcopy(old)
    changed = part(new, path)
    for name, value in changes.items():
        changed[name] = value
        if value is None:
            del changed[name]
    return new


BREAKING = [
    (OPERATION[:1], {"/api/things": None}, ["is gone"]),
    (OPERATION[:2], {"post": None}, ["is gone"]),
    (OPERATION, {"security": [{"token": ["things:write", "things:admin"]}]}, ["a caller has to prove more"]),
    (OPERATION, {"security": [{"key": []}]}, ["a caller has to prove more"]),
    (OPERATION, {"parameters": []}, ["query parameter q is gone"]),
    (QUERY, {"name": "search"}, ["query parameter q is gone"]),
    (QUERY, {"required": True}, ["query parameter q has become required"]),
    (QUERY, {"schema": {"type": "integer"}}, ["query parameter q must be integer, was string"]),
    ((*OPERATION, "requestBody"), {"required": True}, ["the body has become required"]),
    ((*OPERATION, "requestBody"), {"content": {"text/plain": {}}}, ["body (application/json) is gone"]),
    ((*OPERATION, "responses"), {"201": None}, ["answer 201 is gone"]),
    ((*OPERATION, "responses"), {"409": None}, ["answer 409 is gone"]),
    ((*OPERATION, "responses"), {"202": {}}, ["answer 202 is new"]),
    (ANSWER, {"headers": {}}, ["answer 201, header Location is gone"]),
    (ANSWER, {"content": {}}, ["answer 201 (application/json) is gone"]),
    (
        (*THING, "properties"),
        {"name": None},
        [f"{where} (application/json).name is gone" for where in ("body", "answer 201", "answer 409")],
    ),
    (THING, {"required": ["name"]}, ["body (application/json).name has become required"]),
]
HARMLESS: list[tuple[Path, Document]] = [
    (("paths",), {"/api/others": {"get": {"responses": {"200": {}}}}}),
    (("paths",), {"/health": None}),
    (OPERATION, {"security": []}),
    (OPERATION, {"security": [{"token": []}, {"key": []}]}),
    (OPERATION, {"operationId": "other", "summary": "Another.", "tags": ["others"], "deprecated": True}),
    ((*OPERATION, "responses"), {"503": {}}),
    ((*THING, "properties"), {"colour": TEXT}),
]


@pytest.mark.parametrize(("path", "changes", "told"), BREAKING)
def test_a_change_that_breaks_callers_is_told_with_its_operation(
    old: Document, path: Path, changes: Document, told: list[str]
) -> None:
    new = with_changed(old, path, changes)

    assert list(broken(old, new)) == [f"POST /api/things: {what}" for what in told]


@pytest.mark.parametrize(("path", "changes"), HARMLESS)
def test_a_change_that_breaks_nobody_is_not_told(old: Document, path: Path, changes: Document) -> None:
    new = with_changed(old, path, changes)

    assert list(broken(old, new)) == []


def test_a_new_parameter_that_is_required_breaks_callers(old: Document) -> None:
    new = deepcopy(old)
    part(new, OPERATION)["parameters"].append({"name": "key", "in": "header", "required": True, "schema": TEXT})

    assert list(broken(old, new)) == ["POST /api/things: header parameter key has become required"]


def test_an_end_may_be_taken_back(old: Document) -> None:
    headers = {name: {"schema": TEXT} for name in ("Deprecation", "Link", "Sunset")}
    ending = with_changed(old, (*ANSWER, "headers"), headers)

    assert list(broken(ending, old)) == []
