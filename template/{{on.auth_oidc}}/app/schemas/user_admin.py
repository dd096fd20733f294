"""What superusers say about users."""

from pydantic import StrictBool

from app.schemas.base import ChangeSchema


class UserUpdate(ChangeSchema):
    """What superusers may change about anybody; a field that is absent stays as it is."""

    is_active: StrictBool = True
