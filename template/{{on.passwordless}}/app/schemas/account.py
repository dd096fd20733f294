"""What users may change about themselves."""

from app.schemas.base import ChangeSchema
from app.schemas.user import FullName


class UserUpdateMe(ChangeSchema):
    """A field that is absent stays as it is."""

    full_name: FullName | None = None
