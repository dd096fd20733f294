"""What the templates of a resource print: all that depends on its fields and on the choices of the service."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..plan import ServicePlan
from .english import article
from .fields import Field, Fields
from .layout import LINE_LENGTH
from .migrations import Migration
from .names import Names


def resource_context(names: Names, fields: Fields, plan: ServicePlan, migration: Migration) -> dict[str, Any]:
    """Put together what the templates print."""
    searched = [field for field in fields.plain if field.kind.searchable]
    sorts = [field.name for field in fields.plain if field.kind.sortable and not field.optional]
    written = [printed(field, sqlite=bool(plan.on["sqlite"])) for field in fields.plain]
    return {
        "names": names,
        "fields": written,
        "ruled": [field for field in written if field["rule"]],
        "texts": [field for field in fields.plain if field.kind.length],
        "owner": fields.owner,
        "owner_words": fields.owner.replace("_", " "),
        "filtered": bool(searched or fields.owner),
        "searched": [f"{names.type}.{field.name}" for field in searched],
        "sorts": ["created_at", *sorts],
        "creation": creation(names, fields),
        "migration": migration,
        **routes_context(names, fields, plan),
        **tests_context(names, fields, plan),
    }


def printed(field: Field, *, sqlite: bool) -> dict[str, Any]:
    """Write a field as the model, the schema, the migration and the tests have it."""
    column, migrated = field.kind.column, field.kind.migration
    if sqlite:
        column, migrated = (re.sub(r"(sa\.)?Numeric", "ExactDecimal", text) for text in (column, migrated))
    if field.kind.searchable:
        column = f"String({field.length_name})"
    small, large = samples(field)
    return {
        "name": field.name,
        "type": field.type,
        "optional": field.optional,
        "annotation": field.annotation,
        "blank": field.kind.blank,
        "rule": rule(field) if field.type != field.kind.given else "",
        "column": f" = mapped_column({column})" if column else "",
        "migrated": migrated,
        "small": small,
        "large": large,
    }


def rule(field: Field) -> str:
    """Write what the schema demands of a field."""
    least = "" if field.optional else "min_length=1, "
    length = f"StringConstraints({least}max_length={field.length_name})" if field.kind.length else ""
    shown = ", ".join(filter(None, (field.kind.limits, f"examples=[{samples(field)[0]}]")))
    return f"Annotated[{', '.join(filter(None, (field.kind.given, length, f'Field({shown})', field.kind.finish)))}]"


def samples(field: Field) -> tuple[str, str]:
    """Give two values of a field, the smaller one first; texts are named after it where they are long enough."""
    if not field.kind.length:
        return field.kind.samples
    small, large = f"{article(field.name).capitalize()} {field.words}", f"Another {field.words}"
    return (f'"{small}"', f'"{large}"') if len(large) <= field.kind.length else field.kind.samples


def creation(names: Names, fields: Fields) -> list[str]:
    """Write how the service makes a row: in one line where it fits."""
    given = [f"{field.name}=new.{field.name}" for field in fields.plain]
    if fields.owner:
        given.append(f"{fields.owner}_id=self.user.id")
    row = f"{names.type}({', '.join(given)})"
    whole = f"return await self.{names.many}.add({row})"
    if len(whole) + 8 <= LINE_LENGTH:
        return [whole]
    return [f"{names.one} = {row}", f"return await self.{names.many}.add({names.one})"]


def routes_context(names: Names, fields: Fields, plan: ServicePlan) -> Mapping[str, Any]:
    """Write what handlers know of the caller: nothing, whether they may call, or whose rows they see."""
    callers, verified = bool(plan.on["accounts"]), bool(plan.on["passwords"])
    user = "user" if fields.owner else "_user"
    reader, writer = (f"{user}: {names.type}{what}" if callers else "" for what in ("Reader", "Writer"))
    return {
        "reader": f"{reader}, " if callers else "",
        "writer": f"{writer}, " if callers else "",
        "last_reader": f", {reader}" if callers else "",
        "last_writer": f", {writer}" if callers else "",
        "problems": ", responses=CALLER_PROBLEMS" if callers else "",
        "service": f"{names.type}Service(session{', user' if fields.owner else ''})",
        "verified": verified,
        "get_user": "get_verified_user" if verified else "get_permitted_user",
        "get_caller": "get_credential" if plan.on["auth_api_key"] else "get_caller",
    }


def tests_context(names: Names, fields: Fields, plan: ServicePlan) -> Mapping[str, Any]:
    """Write what the tests try: what may be missing, what is refused, and lists of each version."""
    old, new = "", ""
    if plan.on["versioning_path"]:
        old, new = (f'"/api/{version}/{names.path}"' for version in ("v1", "v2"))
    if plan.on["versioning_header"]:
        days = ("FIRST", "LISTS_ARE_PAGES")
        old, new = (f"{names.constants}, headers={{HEADER: {day}.isoformat()}}" for day in days)
    return {
        "required": listed(field.name for field in fields.plain if not field.optional),
        "optional": listed(field.name for field in fields.plain if field.optional),
        "rules": [(field.name, value, code) for field in fields.plain for value, code in refusals(field)],
        "search_names": listed(field.name for field in fields.plain if field.kind.searchable),
        "sort_names": listed(field.name for field in fields.plain if field.kind.sortable and not field.optional),
        "old_list": old,
        "new_list": new,
    }


def refusals(field: Field) -> tuple[tuple[str, str], ...]:
    """List values that are refused, and the codes of their refusals."""
    empty = (('""', "too_short"),) if field.kind.length and not field.optional else ()
    return (*empty, *field.kind.refused)


def listed(names: Iterable[str]) -> str:
    """Write names as a list of Python; empty if there are none."""
    found = ", ".join(f'"{name}"' for name in names)
    return f"[{found}]" if found else ""
