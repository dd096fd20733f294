"""Asking for a mail, and the tokens that come back from one."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.schemas.account import MailableAddress, NewPassword
from app.schemas.base import PlainText, Schema

# Longer than any token, so that what is a token of another kind is told to be invalid like any other.
MAX_TOKEN_LENGTH = 4096

GivenToken = Annotated[
    PlainText, StringConstraints(max_length=MAX_TOKEN_LENGTH), Field(examples=["what-follows-token-in-the-link"])
]


class MailRequest(Schema):
    """The address that a mail is asked for."""

    email: MailableAddress


class EmailVerification(Schema):
    """A token that proves an address."""

    token: GivenToken


class PasswordReset(Schema):
    """A token that proves who forgot the password, and the new one."""

    token: GivenToken
    new_password: NewPassword
