"""What breaks callers in a schema: all that they sent must still be taken, and nothing that they read may be new.

Members that an answer gains are the exception: callers leave alone what they don't know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import eq, ge, le
from typing import Any, Self

Schema = dict[str, Any]

# What says nothing of values, and what is looked at by itself.
FREE = frozenset({"title", "description", "example", "examples", "deprecated", "discriminator", "default"})
LOOKED_AT = frozenset({"type", "enum", "const", "properties", "required", "items", "additionalProperties"})
# How a new bound of what is sent has to be to the old one; what is read may come to have others, and null has none.
BOUNDS = {
    "pattern": eq,
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), le),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), ge),
}
HELD = {"items": "[]", "additionalProperties": ".*"}


class Side(StrEnum):
    """What a schema describes a part of."""

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Change:
    """A schema, without references, that takes the place of another."""

    old: Schema
    new: Schema
    side: Side
    where: str

    @property
    def given(self) -> Schema:
        """What is written: by callers as before, by the service as it is now."""
        return self.old if self.side is Side.REQUEST else self.new

    @property
    def allowed(self) -> Schema:
        """What the other side is prepared for."""
        return self.new if self.side is Side.REQUEST else self.old

    def between(self, given: Schema, allowed: Schema) -> Self:
        """Make the change of a variant."""
        old, new = (given, allowed) if self.side is Side.REQUEST else (allowed, given)
        return replace(self, old=old, new=new)

    def below(self, old: Schema, new: Schema, name: str) -> Self:
        """Make the change of a part."""
        return replace(self, old=old, new=new, where=self.where + name)


def broken_schema(change: Change) -> Iterator[str]:
    """Tell what breaks callers."""
    if change.side is Side.REQUEST and "default" in change.old and change.old["default"] != change.new.get("default"):
        yield f"{change.where} has another default"
    for given in variants(change.given):
        found = (list(broken_variant(change.between(given, allowed))) for allowed in variants(change.allowed))
        # Of all that it may be, what it is most like.
        yield from min(found, key=len)


def variants(schema: Schema) -> list[Schema]:
    """List what a value may be."""
    shared = {name: value for name, value in schema.items() if name not in {"anyOf", "oneOf"}}
    return [shared | each for each in schema.get("anyOf") or schema.get("oneOf") or [{}]]


def broken_variant(change: Change) -> Iterator[str]:
    """Tell what breaks callers where a value may be one thing."""
    types = change.given.get("type"), change.allowed.get("type")
    if types[1] is not None and types[0] != types[1] and types != ("integer", "number"):
        verb = "must" if change.side is Side.REQUEST else "may"
        yield f"{change.where} {verb} be {change.new.get('type', 'anything')}, was {change.old.get('type', 'anything')}"
        return
    allowed, given = values(change.allowed), values(change.given)
    if allowed is not None and (given is None or any(value not in allowed for value in given)):
        yield f"{change.where} has other values: {values(change.new) or 'any'}, had {values(change.old) or 'any'}"
    yield from broken_rules(change)
    yield from broken_members(change)
    yield from broken_contents(change)


def values(schema: Schema) -> list[Any] | None:
    """List the values, if they are listed."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def broken_rules(change: Change) -> Iterator[str]:
    """Tell what other rules there are; one that is not known here has to stay as it is."""
    for name in sorted(change.allowed.keys() - FREE - LOOKED_AT):
        if name in BOUNDS and (change.side is Side.ANSWER or change.given.get("type") == "null"):
            continue
        keeps = BOUNDS.get(name, eq)
        if name not in change.given or not keeps(change.allowed[name], change.given[name]):
            yield f"{change.where} has another {name}"


def broken_members(change: Change) -> Iterator[str]:
    """Tell what breaks callers in the members of an object."""
    members, before = change.new.get("properties", {}), set(change.old.get("required", ()))
    now = set(change.new.get("required", ()))
    if change.side is Side.REQUEST:
        yield from (f"{change.where}.{name} has become required" for name in sorted(now - before))
    else:
        yield from (f"{change.where}.{name} may be absent" for name in sorted((before - now) & members.keys()))
    for name, schema in change.old.get("properties", {}).items():
        if name not in members:
            yield f"{change.where}.{name} is gone"
        else:
            yield from broken_schema(change.below(schema, members[name], f".{name}"))


def broken_contents(change: Change) -> Iterator[str]:
    """Tell what breaks callers in what a list holds, and an object under any name."""
    for name, label in HELD.items():
        old, new = change.old.get(name, True), change.new.get(name, True)
        if new is False and change.side is Side.REQUEST and old is not False:
            yield f"{change.where}{label} is refused"
        elif old != new and old is not False and new is not False:
            yield from broken_schema(change.below({} if old is True else old, {} if new is True else new, label))
