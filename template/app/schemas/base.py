"""What every schema is made of."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

# Far more than any schema has: each one of too many would be an error of its own, and take memory as such.
MAX_MEMBERS = 1024
# NUL, and halves of surrogate pairs.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Schema(BaseModel):
    """What comes in: a field that nobody asked for is an error."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def refuse_many_members(cls, given: object) -> object:
        """Refuse an object with countless members before any of them is looked at.

        Raises:
            ValueError: there are too many.
        """
        if isinstance(given, dict) and len(given) > MAX_MEMBERS:
            raise ValueError(f"must not have more than {MAX_MEMBERS} members")
        return given


def drop_defaults(schema: dict[str, Any]) -> None:
    """Keep a default that only stands for an absent field out of the documentation."""
    for field in schema["properties"].values():
        field.pop("default", None)


class ChangeSchema(Schema):
    """What changes: a field that is absent stays as it is, whatever its default is here."""

    model_config = ConfigDict(json_schema_extra=drop_defaults)


class ReadSchema(BaseModel):
    """What goes out: read from a model, field by field, so that a column is public only if a schema names it."""

    model_config = ConfigDict(from_attributes=True)


def refuse_unstorable(text: str) -> str:
    """Refuse what no database stores as it is: NUL, and halves of surrogate pairs.

    Raises:
        ValueError: the text holds such a character.
    """
    if UNSTORABLE.search(text):
        raise ValueError("must not hold NUL or surrogate characters")
    return text


# For the documentation: halves of surrogate pairs are no characters there anyway.
PLAIN = {"pattern": r"^[^\u0000]*$"}
PlainText = Annotated[str, AfterValidator(refuse_unstorable), Field(json_schema_extra=PLAIN)]
