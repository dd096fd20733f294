"""Users as callers see them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import (
    AfterValidator,
    BeforeValidator,
    EmailStr,
    Field,
    SecretStr,
    StringConstraints,
    ValidationInfo,
    field_validator,
    validate_email,
)

from app.models.user import NAME_LENGTH
from app.schemas.base import ChangeSchema, PlainText, ReadSchema, Schema, refuse_unstorable
from app.schemas.page import PageQuery

MIN_PASSWORD_LENGTH = 12
MAX_PASSWORD_LENGTH = 128


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


def check_password(value: SecretStr) -> SecretStr:
    """Refuse a password that can't be stored as it is."""
    refuse_unstorable(value.get_secret_value())
    return value


def stored_form(address: str) -> str:
    """Return an address as registration stores it; what is no address is returned as it is, and found nowhere."""
    try:
        return validate_email(address.strip())[1].lower()
    except ValueError:
        return address


EmailAddress = Annotated[EmailStr, BeforeValidator(trim), AfterValidator(str.lower)]
FullName = Annotated[PlainText, StringConstraints(max_length=NAME_LENGTH)]
# Length is all that is asked for: rules of composition make passwords worse (OWASP ASVS 6.2.5).
NewPassword = Annotated[
    SecretStr,
    Field(min_length=MIN_PASSWORD_LENGTH, max_length=MAX_PASSWORD_LENGTH),
    AfterValidator(check_password),
]
GivenPassword = Annotated[SecretStr, Field(max_length=MAX_PASSWORD_LENGTH), AfterValidator(check_password)]


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
