"""Addresses and passwords as callers write them."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, EmailStr, Field, SecretStr, validate_email

from app.schemas.base import refuse_unstorable

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
# Length is all that is asked for: rules of composition make passwords worse (OWASP ASVS 6.2.5).
NewPassword = Annotated[
    SecretStr,
    Field(min_length=MIN_PASSWORD_LENGTH, max_length=MAX_PASSWORD_LENGTH),
    AfterValidator(check_password),
]
GivenPassword = Annotated[SecretStr, Field(max_length=MAX_PASSWORD_LENGTH), AfterValidator(check_password)]
