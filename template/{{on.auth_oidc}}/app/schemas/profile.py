"""What the identity provider tells of a user, as far as it can be stored."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from app.core.claims import Claims
from app.schemas.user import EmailAddress, FullName

EMAIL: TypeAdapter[str] = TypeAdapter(EmailAddress)
FULL_NAME: TypeAdapter[str] = TypeAdapter(FullName)


@dataclass(frozen=True, slots=True)
class Profile:
    """An address and a name, where they are told."""

    email: str | None
    full_name: str | None


def read_profile(claims: Claims) -> Profile:
    """Read the profile of a token; what is no address, or too long to be stored, is as good as not told."""
    return Profile(email=usable(EMAIL, claims.email), full_name=usable(FULL_NAME, claims.full_name))


def usable(kind: TypeAdapter[str], value: str | None) -> str | None:
    """Return a text in the form that is stored, if it can be."""
    try:
        return None if value is None else kind.validate_python(value)
    except ValidationError:
        return None
