"""What of a changed schema breaks those who send it, and those who read it."""

from typing import Any

import pytest

from app.api.compatibility.schemas import Change, Side, broken_schema

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NOTHING: Schema = {"type": "null"}
NUMBER: Schema = {"type": "integer"}
CLOSED: Schema = {"type": "object", "additionalProperties": False}


def members(*required: str, **properties: Schema) -> Schema:
    """An object."""
    return {"type": "object", "properties": properties, "required": list(required)}


def breaks(old: Schema, new: Schema, side: Side) -> list[str]:
    """What is told of a change."""
    return list(broken_schema(Change(old, new, side, "it")))


BREAKS_WHO_SENDS = [
    (TEXT, NUMBER, "it must be integer, was string"),
    ({}, TEXT, "it must be string, was anything"),
    ({"type": "number"}, NUMBER, "it must be integer, was number"),
    ({"anyOf": [TEXT, NOTHING]}, TEXT, "it must be string, was null"),
    ({"enum": ["a", "b"]}, {"enum": ["b"]}, "it has other values: ['b'], had ['a', 'b']"),
    (TEXT, TEXT | {"enum": ["a"]}, "it has other values: ['a'], had any"),
    ({"const": "a"}, {"const": "b"}, "it has other values: ['b'], had ['a']"),
    (TEXT, TEXT | {"maxLength": 9}, "it has another maxLength"),
    ({"maxLength": 9}, {"maxLength": 8}, "it has another maxLength"),
    ({"minimum": 1}, {"minimum": 2}, "it has another minimum"),
    ({"pattern": "^a"}, {"pattern": "^b"}, "it has another pattern"),
    (TEXT, TEXT | {"format": "uuid"}, "it has another format"),
    ({"default": 100}, {"default": 10}, "it has another default"),
    (members(), members("a", a=TEXT), "it.a has become required"),
    (members(a=TEXT), members("a", a=TEXT), "it.a has become required"),
    (members(a=TEXT), members(), "it.a is gone"),
    (members(a=members(b=TEXT)), members(a=members(b=NUMBER)), "it.a.b must be integer, was string"),
    ({"type": "array", "items": TEXT}, {"type": "array", "items": NUMBER}, "it[] must be integer, was string"),
    ({"type": "object"}, CLOSED, "it.* is refused"),
    (
        CLOSED | {"additionalProperties": TEXT},
        CLOSED | {"additionalProperties": NUMBER},
        "it.* must be integer, was string",
    ),
    ({"prefixItems": [TEXT]}, {"prefixItems": [NUMBER]}, "it has another prefixItems"),
]
BREAKS_WHO_READS = [
    (TEXT, NUMBER, "it may be integer, was string"),
    (TEXT, {}, "it may be anything, was string"),
    (NUMBER, {"type": "number"}, "it may be number, was integer"),
    (TEXT, {"anyOf": [TEXT, NOTHING]}, "it may be null, was string"),
    ({"enum": ["a"]}, {"enum": ["a", "b"]}, "it has other values: ['a', 'b'], had ['a']"),
    (TEXT | {"enum": ["a"]}, TEXT, "it has other values: any, had ['a']"),
    (TEXT | {"format": "uuid"}, TEXT, "it has another format"),
    (members("a", a=TEXT), members(), "it.a is gone"),
    (members("a", a=TEXT), members(a=TEXT), "it.a may be absent"),
    (members(a=members(b=TEXT)), members(a=members(b=NUMBER)), "it.a.b may be integer, was string"),
    ({"type": "array", "items": TEXT}, {"type": "array", "items": NUMBER}, "it[] may be integer, was string"),
    ({"type": "array", "items": TEXT}, members(data=TEXT), "it may be object, was array"),
    ({"prefixItems": [TEXT]}, {"prefixItems": [NUMBER]}, "it has another prefixItems"),
]
IS_STILL_TAKEN = [
    (NUMBER, {"type": "number"}),
    (TEXT, {"anyOf": [TEXT, NOTHING]}),
    ({"enum": ["a"]}, {"enum": ["a", "b"]}),
    ({"anyOf": [TEXT | {"pattern": "^a"}, NOTHING]}, {"anyOf": [TEXT, NOTHING], "pattern": "^a"}),
    ({"maxLength": 8}, {"maxLength": 9}),
    (TEXT | {"minLength": 1}, TEXT),
    (members("a", a=TEXT), members(a=TEXT)),
    (members(), members(a=TEXT)),
    (CLOSED, {"type": "object"}),
    (CLOSED, CLOSED),
]
IS_STILL_READ = [
    ({"type": "number"}, NUMBER),
    ({"anyOf": [TEXT, NOTHING]}, TEXT),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}),
    (TEXT | {"maxLength": 8}, TEXT | {"maxLength": 9}),
    (members(), members("a", a=TEXT)),
    (members(a=TEXT), members("a", a=TEXT)),
    ({"default": 100}, {"default": 10}),
    (CLOSED, CLOSED),
]


@pytest.mark.parametrize(("old", "new", "told"), BREAKS_WHO_SENDS)
def test_what_was_sent_and_is_no_longer_taken_breaks_callers(old: Schema, new: Schema, told: str) -> None:
    assert breaks(old, new, Side.REQUEST) == [told]


@pytest.mark.parametrize(("old", "new", "told"), BREAKS_WHO_READS)
def test_what_callers_may_read_and_were_not_told_of_breaks_them(old: Schema, new: Schema, told: str) -> None:
    assert breaks(old, new, Side.ANSWER) == [told]


@pytest.mark.parametrize(("old", "new"), IS_STILL_TAKEN)
def test_a_request_may_be_allowed_more(old: Schema, new: Schema) -> None:
    assert breaks(old, new, Side.REQUEST) == []


@pytest.mark.parametrize(("old", "new"), IS_STILL_READ)
def test_an_answer_may_leave_less_open_and_say_more(old: Schema, new: Schema) -> None:
    assert breaks(old, new, Side.ANSWER) == []


@pytest.mark.parametrize("side", Side)
def test_a_change_of_words_breaks_nobody(side: Side) -> None:
    old, new = ({"title": text, "description": text, "examples": [text]} for text in ("old", "new"))

    assert breaks(members("title", title=TEXT | old), members("title", title=TEXT | new), side) == []
