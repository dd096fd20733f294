"""The fields of a resource, as they are typed: `title:str(255) price:decimal due:datetime? owner:user`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .errors import ResourceError
from .kinds import Kind, read_kind
from .names import camel, checked

OWNER = "user"
# What each model has, or what its bases and those of schemas mean by a name.
RESERVED = frozenset(
    {
        "id",
        "created_at",
        "updated_at",
        "metadata",
        "registry",
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "schema",
    }
    | {"parse_file", "parse_obj", "parse_raw", "schema_json", "update_forward_refs", "validate", "date", "datetime"}
    | {"bool", "float", "int", "str", "owner_id", "feed", "refuse_many_members"}
)
# Their types would be named as what schemas import.
CLASSES = frozenset(
    {"AfterValidator", "Annotated", "ChangeSchema", "Decimal", "Field", "FeedQuery", "Moment", "PageQuery", "PlainText"}
    | {"ReadSchema", "Schema", "StrEnum", "StringConstraints"}
)
# The bytes of a row, as MySQL counts them, at four a character, with room for the other columns.
LONGEST_ROW = 15_000


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a resource."""

    name: str
    kind: Kind
    optional: bool = False

    @property
    def type(self) -> str:
        """The name of its type in the schemas; a truth value needs none."""
        return "bool" if self.kind.given == "bool" else camel(self.name)

    @property
    def annotation(self) -> str:
        """The type of its values."""
        return f"{self.kind.annotation} | None" if self.optional else self.kind.annotation

    @property
    def length_name(self) -> str:
        """The constant that holds the length of a text."""
        return f"{self.name.upper()}_LENGTH"

    @property
    def words(self) -> str:
        """Its name in sentences."""
        return self.name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a resource, and the name of the one that says whom a row belongs to; empty where there is none."""

    plain: tuple[Field, ...]
    owner: str = ""


def read_fields(typed: Iterable[str], *, users: bool) -> Fields:
    """Read what was typed; `users` tells whether the service has any.

    Raises:
        ResourceError: a field can't be had.
    """
    parts = [split(text) for text in typed]
    owners = [name for name, kind, _ in parts if kind == OWNER]
    refuse_owners(owners, users=users)
    if any(kind == OWNER and optional for _, kind, optional in parts):
        raise ResourceError(f"{owners[0]}:user? is not possible: whoever creates a row owns it.")
    fields = tuple(Field(name, read_kind(kind), optional) for name, kind, optional in parts if kind != OWNER)
    names = [*owners, *(field.name for field in fields)]
    refuse_names(names)
    refuse_doubles([*names, *(f"{owner}_id" for owner in owners)])
    refuse_sizes(fields)
    return Fields(plain=fields, owner=owners[0] if owners else "")


def split(text: str) -> tuple[str, str, bool]:
    """Split what was typed into name, type and whether it is optional.

    Raises:
        ResourceError: it is not of this form.
    """
    name, colon, kind = text.partition(":")
    if not colon or not name or not kind:
        raise ResourceError(
            f"{text[:60]!r} is no field. Write name:type, as in title:str(255), with a ? where it may be empty."
        )
    return checked(name, "field"), kind.removesuffix("?").strip(), kind.endswith("?")


def refuse_owners(owners: Sequence[str], *, users: bool) -> None:
    """Refuse an owner where there can't be one.

    Raises:
        ResourceError: there can't.
    """
    if owners and not users:
        raise ResourceError(f"{owners[0]}:user is not possible: this service has no users (auth: none).")
    if len(owners) > 1:
        raise ResourceError(f"{' and '.join(owners)} can't both be of the type user: a row belongs to one.")


def refuse_names(names: Sequence[str]) -> None:
    """Refuse names that can't stand beside what each model has.

    Raises:
        ResourceError: there is one, or no name at all.
    """
    if not names:
        raise ResourceError("A resource needs a field, such as title:str(255).")
    for name in names:
        if name in RESERVED or name.startswith("model_") or camel(name) in CLASSES:
            raise ResourceError(f"{name!r} is a name that models or schemas use themselves. Choose another.")


def refuse_doubles(columns: Sequence[str]) -> None:
    """Refuse what would be there twice.

    Raises:
        ResourceError: something would.
    """
    if doubled := [name for name, count in Counter(columns).items() if count > 1]:
        raise ResourceError(f"{doubled[0]!r} is there twice.")


def refuse_sizes(fields: Sequence[Field]) -> None:
    """Refuse what does not fit into a row.

    Raises:
        ResourceError: it does not.
    """
    if not fields:
        raise ResourceError("A resource needs a field beside its owner, such as title:str(255).")
    if sum(field.kind.length for field in fields if field.kind.searchable) > LONGEST_ROW:
        raise ResourceError(
            f"The fields of type str are longer than {LONGEST_ROW} characters together. Use text for some."
        )
