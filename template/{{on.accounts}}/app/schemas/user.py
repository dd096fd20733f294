"""Users as callers see them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, SecretStr, StringConstraints, ValidationInfo, field_validator

from app.models.user import NAME_LENGTH
from app.schemas.base import ChangeSchema, PlainText, ReadSchema, Schema
from app.schemas.credentials import EmailAddress, GivenPassword, NewPassword
from app.schemas.page import PageQuery

FullName = Annotated[PlainText, StringConstraints(max_length=NAME_LENGTH)]


class UserRegister(Schema):
    """A new account for oneself."""

    email: EmailAddress
    password: NewPassword
    full_name: FullName | None = None


class UserCreate(UserRegister):
    """A new account made by a superuser."""

    is_active: bool = True
    is_superuser: bool = False


class UserUpdateMe(ChangeSchema):
    """What users may change about themselves; a new address needs the password."""

    full_name: FullName | None = None
    email: EmailAddress = Field(default="")
    current_password: GivenPassword | None = Field(default=None, validate_default=True)

    @field_validator("current_password")
    @classmethod
    def demand_password(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """Refuse a new address without the password."""
        if value is None and info.data.get("email"):
            raise ValueError("give the current password to change the address")
        return value


class UserDeleteMe(Schema):
    """The end of one's own account."""

    current_password: GivenPassword


class UserUpdate(ChangeSchema):
    """What superusers may change about anybody; a field that is absent stays as it is."""

    email: EmailAddress = Field(default="")
    full_name: FullName | None = None
    password: NewPassword = Field(default=SecretStr(""))
    is_active: bool = True
    is_superuser: bool = False
    is_verified: bool = False


class UserRead(ReadSchema):
    """An account, without its password."""

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
