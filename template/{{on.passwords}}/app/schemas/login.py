"""What goes in at login."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.schemas.account import GivenPassword
from app.schemas.base import PlainText, Schema

MAX_ADDRESS_LENGTH = 320

GivenAddress = Annotated[
    PlainText, StringConstraints(max_length=MAX_ADDRESS_LENGTH), Field(examples=["ada@example.com"])
]


class Login(Schema):
    """An address and a password; what they look like is not checked here, so that every wrong pair fares alike."""

    email: GivenAddress
    password: GivenPassword
