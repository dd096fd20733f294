"""Changing a password."""

from app.schemas.base import Schema
from app.schemas.credentials import GivenPassword, NewPassword


class PasswordChange(Schema):
    """The current password, as a proof, and the new one."""

    current_password: GivenPassword
    new_password: NewPassword
