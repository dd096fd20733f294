"""What superusers say about users."""

from pydantic import Field, StrictBool

from app.schemas.base import ChangeSchema, Schema
from app.schemas.user import EmailAddress, FullName


class UserCreate(Schema):
    """A new account; its keys are made one by one."""

    email: EmailAddress
    full_name: FullName | None = None
    is_active: StrictBool = True
    is_superuser: StrictBool = False


class UserUpdate(ChangeSchema):
    """What superusers may change about anybody; a field that is absent stays as it is."""

    email: EmailAddress = Field(default="")
    full_name: FullName | None = None
    is_active: StrictBool = True
    is_superuser: StrictBool = False
    is_verified: StrictBool = False
