"""Users as callers see them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, EmailStr, Field, StringConstraints

from app.models.user import NAME_LENGTH
from app.schemas.base import PlainText, ReadSchema
from app.schemas.page_query import PageQuery


def trim(value: object) -> object:
    """Drop the space around an address.

    Raises:
        ValueError: it has a name in front, as in `Ada <ada@example.com>`.
    """
    if not isinstance(value, str):
        return value
    if value.rstrip().endswith(">"):
        raise ValueError("write the address alone")
    return value.strip()


EmailAddress = Annotated[
    EmailStr, BeforeValidator(trim), AfterValidator(str.lower), Field(examples=["ada@example.com"])
]
FullName = Annotated[PlainText, StringConstraints(max_length=NAME_LENGTH), Field(examples=["Ada Lovelace"])]


class UserRead(ReadSchema):
    """An account."""

    id: UUID
    email: str
    full_name: str | None
    is_active: bool
    is_superuser: bool
    is_verified: bool
    created_at: datetime
    updated_at: datetime


class UserSort(StrEnum):
    """The orders that users can be listed in; a minus means descending."""

    CREATED_AT = "created_at"
    CREATED_AT_DESCENDING = "-created_at"
    EMAIL = "email"
    EMAIL_DESCENDING = "-email"


class UserListQuery(PageQuery):
    """Which users are wanted, and in which order; `q` is looked for in addresses and names."""

    sort: UserSort = UserSort.CREATED_AT
    q: Annotated[PlainText, StringConstraints(max_length=100)] | None = None
