"""API keys as callers see them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from app.core.scopes import Scope
from app.models.api_key import NAME_LENGTH
from app.schemas.base import PlainText, ReadSchema, Schema


class ApiKeyCreate(Schema):
    """A new key: what it is for, what it may do, and when it ends, which is as late as possible if it is not said."""

    name: Annotated[
        PlainText, StringConstraints(min_length=1, max_length=NAME_LENGTH), Field(examples=["Nightly import"])
    ]
    scopes: Annotated[frozenset[Scope], Field(min_length=1, fail_fast=True, examples=[[Scope.ITEMS_READ]])]
    expires_at: Annotated[AwareDatetime, Field(examples=["2027-01-31T00:00:00Z"])] | None = None


class ApiKeyRead(ReadSchema):
    """A key, without its secret; one with `replaced_at` was rotated, and ends soon."""

    id: UUID
    name: str
    prefix: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    replaced_at: datetime | None


class ApiKeyCreated(ApiKeyRead):
    """A new key, with its secret, which is shown this once."""

    key: str
