"""Changing a password."""

from app.schemas.account import GivenPassword, NewPassword
from app.schemas.base import Schema


class PasswordChange(Schema):
    """The current password, as a proof, and the new one."""

    current_password: GivenPassword
    new_password: NewPassword
