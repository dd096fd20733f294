"""Accounts as their owners and superusers open and change them."""

from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, StrictBool, ValidationInfo, field_validator

from app.schemas.base import ChangeSchema, Schema, refuse_unstorable
from app.schemas.user import EmailAddress, FullName

MIN_PASSWORD_LENGTH = 12
MAX_PASSWORD_LENGTH = 128
EXAMPLE = "tulip mortar seven gravel"


def check_password(value: SecretStr) -> SecretStr:
    """Refuse a password that can't be stored as it is."""
    refuse_unstorable(value.get_secret_value())
    return value


def check_mailable(value: str) -> str:
    """Refuse an address that only some mail servers take: a domain has a form in ASCII, what is before it has none.

    Raises:
        ValueError: there are other characters before the `@`.
    """
    if not value.rpartition("@")[0].isascii():
        raise ValueError("use only ASCII characters before the @")
    return value


# Length is all that is asked for: rules of composition make passwords worse (OWASP ASVS 6.2.5).
NewPassword = Annotated[
    SecretStr,
    Field(min_length=MIN_PASSWORD_LENGTH, max_length=MAX_PASSWORD_LENGTH, examples=[EXAMPLE]),
    AfterValidator(check_password),
]
GivenPassword = Annotated[
    SecretStr, Field(max_length=MAX_PASSWORD_LENGTH, examples=[EXAMPLE]), AfterValidator(check_password)
]

MailableAddress = Annotated[EmailAddress, AfterValidator(check_mailable)]


class UserRegister(Schema):
    """A new account for oneself."""

    email: MailableAddress
    password: NewPassword
    full_name: FullName | None = None


class UserCreate(UserRegister):
    """A new account made by a superuser."""

    is_active: StrictBool = True
    is_superuser: StrictBool = False


class UserUpdateMe(ChangeSchema):
    """What users may change about themselves; a new address needs the password."""

    full_name: FullName | None = None
    email: MailableAddress = Field(default="")
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

    email: MailableAddress = Field(default="")
    full_name: FullName | None = None
    password: NewPassword = Field(default=SecretStr(""))
    is_active: StrictBool = True
    is_superuser: StrictBool = False
    is_verified: StrictBool = False
